//! Tables, at the widths of common terminals.

use super::{answered, assert_drawn, samples};
use crate::question::Format;

#[test]
fn sentences_wrap_in_the_room_that_names_leave() {
    assert_drawn(
        &answered(&samples::statements(), Format::Table, 160),
        r#"
find statements mentioning trust

#  id             text                                                                                         theme             evidence  against  degree
───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
1  early-wins     If the collaboration can deliver ‘quick wins’ at the beginning of the lifecycle of the       enhancing-trust         12        1  significant
                  collaboration, then they can improve trust and faith, because they avoid a sense of inertia
                  and maintaining forward momentum and ‘energy’ within and between organisations

2  formalisation  If organisations can ensure that there is an appropriate level of formalisation of the IOC   enhancing-trust,         0        0
                  through contract then they can increase collaborative behaviour, because, for more complex,  governance
                  integrative, or mandated collaborations, greater formalisation mitigates risk between
                  partners when engaging in collaboration.
"#,
    );
}

#[test]
fn a_sentence_moves_below_its_row_where_that_takes_fewer_lines() {
    assert_drawn(
        &answered(&samples::statements(), Format::Table, 120),
        r#"
find statements mentioning trust

#  id             theme                        evidence  against  degree
   text
──────────────────────────────────────────────────────────────────────────────────────────────────────
1  early-wins     enhancing-trust                    12        1  significant
   If the collaboration can deliver ‘quick wins’ at the beginning of the lifecycle of the
   collaboration, then they can improve trust and faith, because they avoid a sense of inertia and
   maintaining forward momentum and ‘energy’ within and between organisations

2  formalisation  enhancing-trust, governance         0        0
   If organisations can ensure that there is an appropriate level of formalisation of the IOC through
   contract then they can increase collaborative behaviour, because, for more complex, integrative, or
   mandated collaborations, greater formalisation mitigates risk between partners when engaging in
   collaboration.
"#,
    );
}

#[test]
fn a_sentence_moves_below_its_row_on_a_narrow_page() {
    assert_drawn(
        &answered(&samples::statements(), Format::Table, 80),
        r#"
find statements mentioning trust

#  id             theme                        evidence  against  degree
   text
───────────────────────────────────────────────────────────────────────────────
1  early-wins     enhancing-trust                    12        1  significant
   If the collaboration can deliver ‘quick wins’ at the beginning of the
   lifecycle of the collaboration, then they can improve trust and faith,
   because they avoid a sense of inertia and maintaining forward momentum and
   ‘energy’ within and between organisations

2  formalisation  enhancing-trust, governance         0        0
   If organisations can ensure that there is an appropriate level of
   formalisation of the IOC through contract then they can increase
   collaborative behaviour, because, for more complex, integrative, or mandated
   collaborations, greater formalisation mitigates risk between partners when
   engaging in collaboration.
"#,
    );
}

#[test]
fn chains_break_at_arrows() {
    assert_drawn(
        &answered(&samples::mechanisms(), Format::Table, 120),
        r#"
find mechanisms leading to +collaborative-behaviour

#  mechanism  label                       shortest chain                           evidence  sources  follows
────────────────────────────────────────────────────────────────────────────────────────────────────────────────
1  +trust     Trust and initial trust     +trust → +collaborative-behaviour              14        9  expected
2  +faith     Faith in the collaboration  +faith → +perceived-progress → +trust →         5        3  expected
                                          +collaborative-behaviour
3  -risk      Risk between partners       -risk → +collaborative-behaviour                0        0  may follow
"#,
    );
}

#[test]
fn a_chain_moves_below_its_row_on_a_narrow_page() {
    assert_drawn(
        &answered(&samples::mechanisms(), Format::Table, 80),
        r#"
find mechanisms leading to +collaborative-behaviour

#  mechanism  label                       evidence  sources  follows
   shortest chain
───────────────────────────────────────────────────────────────────────
1  +trust     Trust and initial trust           14        9  expected
   +trust → +collaborative-behaviour

2  +faith     Faith in the collaboration         5        3  expected
   +faith → +perceived-progress → +trust → +collaborative-behaviour

3  -risk      Risk between partners              0        0  may follow
   -risk → +collaborative-behaviour
"#,
    );
}

#[test]
fn a_mirrored_joint_has_an_arrow_of_its_own_and_a_legend() {
    assert_drawn(
        &answered(&samples::paths(), Format::Table, 120),
        r#"
paths from quick-wins to collaborative-behaviour within 6 steps with mirrors

#  chain                                                        net  must hold          sources  weakest  told whole by
                                                                                                    link
───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
1  +quick-wins → +trust → +collaborative-behaviour              +    +good-leadership         9        2  aunger-2022
2  +quick-wins → +faith → +perceived-progress →                 +    +good-leadership,        4        1
   +regular-contact → +trust → +collaborative-behaviour              +capacity,
                                                                     -staff-turnover
3  -quick-wins → +conflict ⇝ -trust ⇝ -collaborative-behaviour  +                             3        1

⇝  told of the opposites of both; that it follows is assumed
note[N0308]: chains of up to 6 configurations were followed; `within N steps` says otherwise
"#,
    );
}

#[test]
fn literals_break_between_each_other() {
    assert_drawn(
        &answered(&samples::paths(), Format::Table, 80),
        r#"
paths from quick-wins to collaborative-behaviour within 6 steps with mirrors

#  net  must hold                     sources  weakest link  told whole by
   chain
───────────────────────────────────────────────────────────────────────────
1  +    +good-leadership                    9             2  aunger-2022
   +quick-wins → +trust → +collaborative-behaviour

2  +    +good-leadership, +capacity,        4             1
        -staff-turnover
   +quick-wins → +faith → +perceived-progress → +regular-contact → +trust →
   +collaborative-behaviour

3  +                                        3             1
   -quick-wins → +conflict ⇝ -trust ⇝ -collaborative-behaviour

⇝  told of the opposites of both; that it follows is assumed
note[N0308]: chains of up to 6 configurations were followed; `within N steps`
  says otherwise
"#,
    );
}

#[test]
fn a_joint_by_kind_has_a_sign_of_its_own_and_a_legend() {
    assert_drawn(
        &answered(&samples::kinds(), Format::Table, 80),
        r#"
find outcomes from trust

#  outcome                      chain                        steps
──────────────────────────────────────────────────────────────────
1  +organisational-performance  +initial-trust ⊂ +trust →        2
                                +collaborative-behaviour →
                                +organisational-performance

⊂  is a kind of
"#,
    );
}

#[test]
fn a_narrow_table_of_chains_does_without_their_configurations() {
    assert_drawn(
        &answered(&samples::leading(), Format::Table, 80),
        r#"
find mechanisms leading to +collaborative-behaviour

#  mechanism                     steps  follows     sources
   chain
──────────────────────────────────────────────────────────────────
1  +interpersonal-relationships      1  may follow        0
   +interpersonal-relationships → +genuine-collaborative-behaviour

2  -conflict                         2  may follow        0
   -conflict → +trust → +collaborative-behaviour

`by` is left out for want of room; `as list` shows it
"#,
    );
}

#[test]
fn contexts_mechanisms_and_outcomes_keep_their_order() {
    assert_drawn(
        &answered(&samples::cmocs(), Format::Table, 100),
        r#"
find cmocs

#  id                    contexts                                 mechanisms             sources
   outcomes
────────────────────────────────────────────────────────────────────────────────────────────────
1  adequate-capacity.2   +external-funding, -forthcoming-funding  -capacity                    0
   -faith, -trust

2  clarity-raises-faith                                           +clear-vision                0
   +faith

3  better-integration    +cultural-due-diligence                  +cultural-integration        0
   +collaboration-performance
"#,
    );
    assert_drawn(
        &answered(&samples::cmocs(), Format::Table, 60),
        r#"
find cmocs

#  id                    contexts                 sources
─────────────────────────────────────────────────────────
1  adequate-capacity.2   +external-funding,             0
                         -forthcoming-funding
   mechanisms:  -capacity
   outcomes:    -faith, -trust

2  clarity-raises-faith                                 0
   mechanisms:  +clear-vision
   outcomes:    +faith

3  better-integration    +cultural-due-diligence        0
   mechanisms:  +cultural-integration
   outcomes:    +collaboration-performance
"#,
    );
}

#[test]
fn columns_that_do_not_fit_stand_below_with_their_headings() {
    assert_drawn(
        &answered(&samples::mechanisms(), Format::Table, 40),
        r#"
find mechanisms leading to
  +collaborative-behaviour

#  mechanism  evidence  sources
────────────────────────────────────────
1  +trust           14        9
   label:           Trust and initial
                    trust
   shortest chain:  +trust →
                    +collaborative-behaviour
   follows:         expected

2  +faith            5        3
   label:           Faith in the
                    collaboration
   shortest chain:  +faith →
                    +perceived-progress →
                    +trust →
                    +collaborative-behaviour
   follows:         expected

3  -risk             0        0
   label:           Risk between
                    partners
   shortest chain:  -risk →
                    +collaborative-behaviour
   follows:         may follow
"#,
    );
}
