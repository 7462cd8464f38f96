//! The trail of things held against one another.

use super::{
    Known, leaves,
    trail::{SHOWN, left_out},
};
use crate::{
    answer::{Branch, Leaf, Sides},
    theory::NameOf,
};

/// The sides, each thing as published with what names it; then what was assumed and what is absent.
pub(super) fn branches(known: &Known<'_>, sides: &Sides, unnamed: &mut Vec<NameOf>) -> Vec<Branch> {
    let mut branches = Vec::new();
    let mut shown: Vec<&NameOf> = Vec::new();
    for side in &sides.sides {
        let mut below = Vec::new();
        for thing in side.things.iter().take(SHOWN) {
            if shown.contains(&thing) {
                below.push(Branch::Heading { text: format!("{thing}, shown above"), branches: Vec::new() });
                continue;
            }
            shown.push(thing);
            below.extend(leaves::record(known, thing, unnamed));
        }
        below.extend(left_out(side.things.len()));
        if side.says.is_empty() {
            branches.extend(below);
        } else {
            branches.push(Branch::Heading { text: side.says.clone(), branches: below });
        }
    }
    branches.extend(sides.assumed.iter().map(|text| Branch::Leaf(Leaf::Assumption { text: text.clone() })));
    branches.extend(sides.absent.iter().map(|text| Branch::Leaf(Leaf::Absence { text: text.clone() })));
    branches
}
