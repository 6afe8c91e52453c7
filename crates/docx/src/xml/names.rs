//! The namespaces of Word files, and which prefix stands for which.

/// A namespace, transitional and strict spellings taken as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ns {
    /// None: most attributes outside WordprocessingML.
    #[default]
    None,
    /// `w`: WordprocessingML.
    Word,
    /// `r`: references to relationships.
    Relationship,
    /// Parts `*.rels`.
    PackageRelationships,
    /// The part `[Content_Types].xml`.
    ContentTypes,
    /// `mc`: markup compatibility.
    Compatibility,
    /// `m`: mathematics.
    Math,
    /// `xml`.
    Xml,
    /// Any other.
    Other,
}

impl Ns {
    /// The namespace of this URI.
    pub(super) fn of(uri: &str) -> Self {
        match uri {
            "" => Self::None,
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Self::Relationship,
            "http://schemas.openxmlformats.org/package/2006/relationships" => Self::PackageRelationships,
            "http://schemas.openxmlformats.org/package/2006/content-types" => Self::ContentTypes,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://www.w3.org/XML/1998/namespace" => Self::Xml,
            _ => Self::Other,
        }
    }
}

/// Chains of declarations: every element names the last one in force where it stands.
#[derive(Clone, Debug)]
pub(super) struct Scopes(Vec<Declaration>);

#[derive(Clone, Debug)]
struct Declaration {
    prefix: String,
    ns: Ns,
    /// The declaration before it, and how many there are down to the first.
    before: u32,
    length: u32,
}

impl Default for Scopes {
    fn default() -> Self {
        Self(vec![
            Declaration { prefix: String::new(), ns: Ns::None, before: 0, length: 1 },
            Declaration { prefix: "xml".to_owned(), ns: Ns::Xml, before: 0, length: 2 },
        ])
    }
}

impl Scopes {
    /// How many declarations may be in force at one place; Word writes about forty.
    pub(super) const LONGEST: usize = 512;

    /// The scope outside of all elements.
    pub(super) const OUTERMOST: u32 = 1;

    /// Adds a declaration to a scope and gives the new scope; none where there are too many.
    pub(super) fn declare(&mut self, scope: u32, prefix: &str, uri: &str) -> Option<u32> {
        let length = self.0.get(scope as usize)?.length + 1;
        if length as usize > Self::LONGEST {
            return None;
        }
        let new = u32::try_from(self.0.len()).ok()?;
        self.0.push(Declaration { prefix: prefix.to_owned(), ns: Ns::of(uri), before: scope, length });
        Some(new)
    }

    /// What a prefix stands for in a scope.
    pub(super) fn resolve(&self, scope: u32, prefix: &str) -> Ns {
        let mut at = scope as usize;
        while let Some(declaration) = self.0.get(at) {
            if declaration.prefix == prefix {
                return declaration.ns;
            }
            if at == 0 {
                break;
            }
            at = declaration.before as usize;
        }
        Ns::Other
    }
}
