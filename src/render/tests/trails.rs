//! Trails, alone and below rows.

use super::{answered, assert_drawn, page, samples};
use crate::{answer::Answer, question::Format, render};

fn with_trail() -> Answer {
    let mut answer = samples::paths();
    answer.rows.truncate(2);
    answer.total = 2;
    answer.rows[0].trail = Some(samples::trail());
    answer
}

#[test]
fn brief_shows_one_quote_a_side_and_counts_the_rest() {
    assert_drawn(
        &render::trail(&samples::trail(), &page(80), false),
        r#"
1  +quick-wins → +trust → +collaborative-behaviour
├─ +quick-wins → +trust
│  ├─ early-wins.1
│  │  “If the collaboration can deliver ‘quick wins’ at the beginning of the
│  │  lifecycle of the collaboration, then they can improve trust and faith,
│  │  because they avoid a sense of inertia and maintaining forward momentum and
│  │  ‘energy’ within and between organisations”
│  │  published in aunger-2022 at "action statements table"
│  ├─ ✓ supports e-14 · interview-10 at "p. 7"
│  │  “We had something to show for it within three months, and that made people
│  │  believe that it could be done. Nobody had expected that, to be honest.”
│  ├─ ✗ contradicts e-31 · interview-3 at "p. 2"
│  │  “The quick wins were cosmetic, and everyone knew it.”
│  └─ 2 more for, 1 silent; `because 1 full` shows all
├─ +trust → +collaborative-behaviour (mechanism in place, context not)
│  ├─ leadership.1
│  │  “If beneficial leadership traits and behaviours … are in place, these can
│  │  increase collaborative behaviour by enhancing trust and faith”
│  │  published in aunger-2022 at "action statements table"
│  └─ not found: no evidence record names leadership or leadership.1
└─ must hold together
   └─ assumed: +good-leadership, given by no step
"#,
    );
}

#[test]
fn full_shows_all() {
    assert_drawn(
        &render::trail(&samples::trail(), &page(80), true),
        r#"
1  +quick-wins → +trust → +collaborative-behaviour
├─ +quick-wins → +trust
│  ├─ early-wins.1
│  │  “If the collaboration can deliver ‘quick wins’ at the beginning of the
│  │  lifecycle of the collaboration, then they can improve trust and faith,
│  │  because they avoid a sense of inertia and maintaining forward momentum and
│  │  ‘energy’ within and between organisations”
│  │  published in aunger-2022 at "action statements table"
│  ├─ ✓ supports e-14 · interview-10 at "p. 7"
│  │  “We had something to show for it within three months, and that made people
│  │  believe that it could be done. Nobody had expected that, to be honest.”
│  ├─ ✗ contradicts e-31 · interview-3 at "p. 2"
│  │  “The quick wins were cosmetic, and everyone knew it.”
│  ├─ ✓ supports e-15 · interview-11 at "p. 1"
│  │  “It bought us time.”
│  ├─ ✓ supports e-16 · gannon-2021 at "table 2"
│  └─ ∅ silent e-40 · interview-12
├─ +trust → +collaborative-behaviour (mechanism in place, context not)
│  ├─ leadership.1
│  │  “If beneficial leadership traits and behaviours … are in place, these can
│  │  increase collaborative behaviour by enhancing trust and faith”
│  │  published in aunger-2022 at "action statements table"
│  └─ not found: no evidence record names leadership or leadership.1
└─ must hold together
   └─ assumed: +good-leadership, given by no step
"#,
    );
}

#[test]
fn a_wide_page_has_longer_lines() {
    assert_drawn(
        &render::trail(&samples::trail(), &page(120), false),
        r#"
1  +quick-wins → +trust → +collaborative-behaviour
├─ +quick-wins → +trust
│  ├─ early-wins.1
│  │  “If the collaboration can deliver ‘quick wins’ at the beginning of the lifecycle of the
│  │  collaboration, then they can improve trust and faith, because they avoid a sense of inertia and
│  │  maintaining forward momentum and ‘energy’ within and between organisations”
│  │  published in aunger-2022 at "action statements table"
│  ├─ ✓ supports e-14 · interview-10 at "p. 7"
│  │  “We had something to show for it within three months, and that made people believe that it could be
│  │  done. Nobody had expected that, to be honest.”
│  ├─ ✗ contradicts e-31 · interview-3 at "p. 2"
│  │  “The quick wins were cosmetic, and everyone knew it.”
│  └─ 2 more for, 1 silent; `because 1 full` shows all
├─ +trust → +collaborative-behaviour (mechanism in place, context not)
│  ├─ leadership.1
│  │  “If beneficial leadership traits and behaviours … are in place, these can increase collaborative
│  │  behaviour by enhancing trust and faith”
│  │  published in aunger-2022 at "action statements table"
│  └─ not found: no evidence record names leadership or leadership.1
└─ must hold together
   └─ assumed: +good-leadership, given by no step
"#,
    );
}

#[test]
fn a_tree_has_the_trails_as_branches() {
    assert_drawn(
        &answered(&with_trail(), Format::Tree, 80),
        r#"
paths from quick-wins to collaborative-behaviour within 6 steps with mirrors

1  +quick-wins → +trust → +collaborative-behaviour
├─ net:           +
│  must hold:     +good-leadership
│  sources:       9
│  weakest link:  2
│  told whole by: aunger-2022
├─ +quick-wins → +trust
│  ├─ early-wins.1
│  │  “If the collaboration can deliver ‘quick wins’ at the beginning of the
│  │  lifecycle of the collaboration, then they can improve trust and faith,
│  │  because they avoid a sense of inertia and maintaining forward momentum and
│  │  ‘energy’ within and between organisations”
│  │  published in aunger-2022 at "action statements table"
│  ├─ ✓ supports e-14 · interview-10 at "p. 7"
│  │  “We had something to show for it within three months, and that made people
│  │  believe that it could be done. Nobody had expected that, to be honest.”
│  ├─ ✗ contradicts e-31 · interview-3 at "p. 2"
│  │  “The quick wins were cosmetic, and everyone knew it.”
│  └─ 2 more for, 1 silent; `because 1 full` shows all
├─ +trust → +collaborative-behaviour (mechanism in place, context not)
│  ├─ leadership.1
│  │  “If beneficial leadership traits and behaviours … are in place, these can
│  │  increase collaborative behaviour by enhancing trust and faith”
│  │  published in aunger-2022 at "action statements table"
│  └─ not found: no evidence record names leadership or leadership.1
└─ must hold together
   └─ assumed: +good-leadership, given by no step

2  +quick-wins → +faith → +perceived-progress → +regular-contact → +trust →
   +collaborative-behaviour
└─ net:           +
   must hold:     +good-leadership, +capacity, -staff-turnover
   sources:       4
   weakest link:  1

note[N0308]: chains of up to 6 configurations were followed; `within N steps`
  says otherwise
"#,
    );
}

#[test]
fn a_list_has_the_trail_below_its_row() {
    assert_drawn(
        &answered(&with_trail(), Format::List, 80),
        r#"
paths from quick-wins to collaborative-behaviour within 6 steps with mirrors

1  chain:         +quick-wins → +trust → +collaborative-behaviour
   net:           +
   must hold:     +good-leadership
   sources:       9
   weakest link:  2
   told whole by: aunger-2022
   ├─ +quick-wins → +trust
   │  ├─ early-wins.1
   │  │  “If the collaboration can deliver ‘quick wins’ at the beginning of the
   │  │  lifecycle of the collaboration, then they can improve trust and faith,
   │  │  because they avoid a sense of inertia and maintaining forward momentum
   │  │  and ‘energy’ within and between organisations”
   │  │  published in aunger-2022 at "action statements table"
   │  ├─ ✓ supports e-14 · interview-10 at "p. 7"
   │  │  “We had something to show for it within three months, and that made
   │  │  people believe that it could be done. Nobody had expected that, to be
   │  │  honest.”
   │  ├─ ✗ contradicts e-31 · interview-3 at "p. 2"
   │  │  “The quick wins were cosmetic, and everyone knew it.”
   │  └─ 2 more for, 1 silent; `because 1 full` shows all
   ├─ +trust → +collaborative-behaviour (mechanism in place, context not)
   │  ├─ leadership.1
   │  │  “If beneficial leadership traits and behaviours … are in place, these
   │  │  can increase collaborative behaviour by enhancing trust and faith”
   │  │  published in aunger-2022 at "action statements table"
   │  └─ not found: no evidence record names leadership or leadership.1
   └─ must hold together
      └─ assumed: +good-leadership, given by no step

2  chain:         +quick-wins → +faith → +perceived-progress →
                  +regular-contact → +trust → +collaborative-behaviour
   net:           +
   must hold:     +good-leadership, +capacity, -staff-turnover
   sources:       4
   weakest link:  1

note[N0308]: chains of up to 6 configurations were followed; `within N steps`
  says otherwise
"#,
    );
}

#[test]
fn markdown_has_the_trails_as_lists() {
    assert_drawn(
        &answered(&with_trail(), Format::Md, 80),
        r#"
paths from quick-wins to collaborative-behaviour within 6 steps with mirrors

| # | chain | net | must hold | sources | weakest link | told whole by |
| --: | --- | --- | --- | --: | --: | --- |
| 1 | +quick-wins → +trust → +collaborative-behaviour | + | +good-leadership | 9 | 2 | aunger-2022 |
| 2 | +quick-wins → +faith → +perceived-progress → +regular-contact → +trust → +collaborative-behaviour | + | +good-leadership, +capacity, -staff-turnover | 4 | 1 |  |

**1** +quick-wins → +trust → +collaborative-behaviour

- +quick-wins → +trust
  - early-wins.1<br>“If the collaboration can deliver ‘quick wins’ at the beginning of the lifecycle of the collaboration, then they can improve trust and faith, because they avoid a sense of inertia and maintaining forward momentum and ‘energy’ within and between organisations”<br>published in aunger-2022 at "action statements table"
  - ✓ supports e-14 · interview-10 at "p. 7"<br>“We had something to show for it within three months, and that made people believe that it could be done. Nobody had expected that, to be honest.”
  - ✗ contradicts e-31 · interview-3 at "p. 2"<br>“The quick wins were cosmetic, and everyone knew it.”
  - ✓ supports e-15 · interview-11 at "p. 1"<br>“It bought us time.”
  - ✓ supports e-16 · gannon-2021 at "table 2"
  - ∅ silent e-40 · interview-12
- +trust → +collaborative-behaviour (mechanism in place, context not)
  - leadership.1<br>“If beneficial leadership traits and behaviours … are in place, these can increase collaborative behaviour by enhancing trust and faith”<br>published in aunger-2022 at "action statements table"
  - not found: no evidence record names leadership or leadership.1
- must hold together
  - assumed: +good-leadership, given by no step

note[N0308]: chains of up to 6 configurations were followed; `within N steps` says otherwise
"#,
    );
}
