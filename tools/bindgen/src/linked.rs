//! A module as the linker left it: functions, data, and which of them name which
//! (<https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>).

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::ops::Range;
use wasmparser::{DataKind, ExternalKind, KnownCustom, Linking, Parser, Payload, RelocationType, SymbolInfo, TypeRef};

/// A piece of data with a name of its own.
pub(crate) struct Symbol<'a> {
    pub(crate) bytes: &'a [u8],
    /// Where the bytes are in the file.
    at: Range<usize>,
}

/// A function or a piece of data.
enum Thing<'a> {
    Function {
        index: u32,
        name: &'a str,
    },
    Data(Symbol<'a>),
    /// A table, a global, a type: nothing that could be left out here.
    Other,
}

impl<'a> Thing<'a> {
    fn function(&self) -> Option<(u32, &'a str)> {
        if let Self::Function { index, name } = *self { Some((index, name)) } else { None }
    }
}

/// What could as well not be there.
pub(crate) struct Unreached<'a> {
    /// Parts of the file.
    pub(crate) data: Vec<Range<usize>>,
    pub(crate) functions: BTreeSet<&'a str>,
}

/// Everything that is named in the file, and where.
pub(crate) struct Linked<'a> {
    symbols: Vec<Thing<'a>>,
    /// Place in the file → the symbol named there.
    relocations: BTreeMap<usize, usize>,
    /// Where each function's code is in the file; imported ones have none.
    code: BTreeMap<u32, Range<usize>>,
    /// The contents of all data segments, as ranges of the file.
    segments: Vec<Range<usize>>,
    exported: Vec<u32>,
}

impl<'a> Linked<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, Box<dyn Error>> {
        let mut linked = Self {
            symbols: Vec::new(),
            relocations: BTreeMap::new(),
            code: BTreeMap::new(),
            segments: Vec::new(),
            exported: Vec::new(),
        };
        let mut next = 0;
        let mut sections = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            if let Some((_, range)) = payload.as_section() {
                sections.push(range.start);
            }
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        next += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        linked.exported.extend((export.kind == ExternalKind::Func).then_some(export.index));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    linked.code.insert(next, body.range());
                    next += 1;
                }
                Payload::DataSection(data) => {
                    for segment in data {
                        let segment = segment?;
                        if !matches!(segment.kind, DataKind::Active { .. }) {
                            return Err("a data segment is passive; only the linker's own kind is known".into());
                        }
                        linked.segments.push(segment.range.end - segment.data.len()..segment.range.end);
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(reader) => {
                        for part in reader.subsections() {
                            if let Linking::SymbolTable(table) = part? {
                                for symbol in table {
                                    let thing = linked.thing(bytes, symbol?)?;
                                    linked.symbols.push(thing);
                                }
                            }
                        }
                    }
                    KnownCustom::Reloc(reader) => {
                        let start =
                            *sections.get(reader.section_index() as usize).ok_or("a relocation of no section")?;
                        for entry in reader.entries() {
                            let entry = entry?;
                            // Its index is that of a type, not of a symbol.
                            if entry.ty != RelocationType::TypeIndexLeb {
                                linked.relocations.insert(start + entry.offset as usize, entry.index as usize);
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        if linked.symbols.is_empty() || linked.relocations.is_empty() {
            return Err("the module says nothing about how it was linked; link it with --emit-relocs".into());
        }
        Ok(linked)
    }

    fn thing(&self, bytes: &'a [u8], symbol: SymbolInfo<'a>) -> Result<Thing<'a>, Box<dyn Error>> {
        Ok(match symbol {
            SymbolInfo::Func { index, name, .. } => Thing::Function { index, name: name.unwrap_or_default() },
            SymbolInfo::Data { symbol: Some(data), .. } => {
                let segment = self.segments.get(data.index as usize).ok_or("a symbol of no data segment")?;
                let start = segment.start + data.offset as usize;
                let at = start..start + data.size as usize;
                Thing::Data(Symbol { bytes: bytes.get(at.clone()).ok_or("a symbol beyond its segment")?, at })
            }
            _ => Thing::Other,
        })
    }

    fn named_in(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        self.relocations.range(range).map(|(_, &symbol)| symbol)
    }

    /// What is not reached from an export, when functions that `stop` do nothing and data to `skip` is not needed. `skip`
    /// is told the data and what it points to.
    pub(crate) fn unreached(
        &self,
        stop: &dyn Fn(&str) -> bool,
        skip: &dyn Fn(&Symbol<'_>, &[&Symbol<'_>]) -> bool,
    ) -> Unreached<'a> {
        let exported =
            |thing: &Thing<'_>| matches!(thing, Thing::Function { index, .. } if self.exported.contains(index));
        let mut waiting: Vec<usize> = (0..self.symbols.len()).filter(|&at| exported(&self.symbols[at])).collect();
        let mut reached: BTreeSet<usize> = waiting.iter().copied().collect();
        let mut needed: Vec<Range<usize>> = Vec::new();
        while let Some(at) = waiting.pop() {
            let range = match &self.symbols[at] {
                Thing::Function { name, .. } if stop(name) => continue,
                Thing::Function { index, .. } => self.code.get(index).cloned().unwrap_or_default(),
                Thing::Data(data) => {
                    let points_to: Vec<_> = self.named_in(data.at.clone()).filter_map(|at| self.data(at)).collect();
                    if skip(data, &points_to) {
                        continue;
                    }
                    needed.push(data.at.clone());
                    data.at.clone()
                }
                Thing::Other => continue,
            };
            waiting.extend(self.named_in(range).filter(|&symbol| reached.insert(symbol)));
        }
        needed.sort_by_key(|range| range.start);
        let data = self.segments.iter().flat_map(|segment| without(segment.clone(), &needed)).collect();
        // Several symbols may name one function.
        let live: BTreeSet<u32> =
            reached.iter().filter_map(|&at| self.symbols[at].function()).map(|(index, _)| index).collect();
        let (kept, dead): (Vec<_>, Vec<_>) =
            self.symbols.iter().filter_map(Thing::function).partition(|(index, _)| live.contains(index));
        let names = |of: Vec<(u32, &'a str)>| -> BTreeSet<&'a str> { of.into_iter().map(|(_, name)| name).collect() };
        Unreached { data, functions: &names(dead) - &names(kept) }
    }

    fn data(&self, at: usize) -> Option<&Symbol<'a>> {
        if let Thing::Data(data) = &self.symbols[at] { Some(data) } else { None }
    }
}

/// What is left of `whole` beside the sorted `parts`, which may overlap.
fn without(whole: Range<usize>, parts: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut left = Vec::new();
    let mut at = whole.start;
    for part in parts.iter().filter(|part| part.start < whole.end && part.end > whole.start) {
        if part.start > at {
            left.push(at..part.start);
        }
        at = at.max(part.end);
    }
    if at < whole.end {
        left.push(at..whole.end);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn what_is_left_beside_parts() {
        assert_eq!(without(10..20, &[12..13, 13..13]), [10..12, 13..20]);
        assert_eq!(without(10..20, &[0..5, 10..12, 11..14, 15..15, 18..20, 20..30]), [14..15, 15..18]);
        assert_eq!(without(10..20, &[10..12, 14..16, 15..17]), [12..14, 17..20]);
        assert!(without(10..20, &[10..15, 15..20]).is_empty());
    }
}
