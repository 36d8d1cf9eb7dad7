//! The prerequisite graph: depths, or the cycle that makes it no graph to learn along.

/// For each node the number of edges on the longest way to it, following `parents` (indices into itself).
///
/// # Errors
/// A cycle, as node indices in the order in which each is a parent of the one before.
pub(super) fn depths(parents: &[Vec<u32>]) -> Result<Vec<u32>, Vec<u32>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; parents.len()];
    let mut depths = vec![0u32; parents.len()];
    // An explicit stack: a hostile file may chain ten thousand skills.
    let mut stack: Vec<(u32, usize)> = Vec::new();
    for root in 0..parents.len() as u32 {
        if marks[root as usize] != Mark::New {
            continue;
        }
        marks[root as usize] = Mark::Open;
        stack.push((root, 0));
        while let Some(&mut (node, ref mut next)) = stack.last_mut() {
            let Some(&parent) = parents[node as usize].get(*next) else {
                let depth = parents[node as usize].iter().map(|&p| depths[p as usize] + 1).max().unwrap_or(0);
                depths[node as usize] = depth;
                marks[node as usize] = Mark::Done;
                stack.pop();
                continue;
            };
            *next += 1;
            match marks[parent as usize] {
                Mark::Done => {}
                Mark::New => {
                    marks[parent as usize] = Mark::Open;
                    stack.push((parent, 0));
                }
                Mark::Open => {
                    let start = stack.iter().position(|&(n, _)| n == parent).unwrap_or(0);
                    return Err(stack[start..].iter().map(|&(n, _)| n).collect());
                }
            }
        }
    }
    Ok(depths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_the_longest_way_down() {
        // 0 ← 1 ← 2, and 0 ← 2
        assert_eq!(depths(&[vec![], vec![0], vec![0, 1]]), Ok(vec![0, 1, 2]));
    }

    #[test]
    fn a_cycle_is_named() {
        assert_eq!(depths(&[vec![], vec![3], vec![1], vec![2]]), Err(vec![1, 3, 2]));
        assert_eq!(depths(&[vec![0]]), Err(vec![0]));
    }

    #[test]
    fn a_long_chain_does_not_overflow_the_stack() {
        let chain: Vec<Vec<u32>> = (0..200_000u32).map(|i| if i == 199_999 { vec![] } else { vec![i + 1] }).collect();
        assert_eq!(depths(&chain).map(|d| d[0]), Ok(199_999));
    }
}
