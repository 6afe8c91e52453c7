//! Where text stands while a content stream is run.

use hayro_font::kurbo::Affine;
use hayro_syntax::content::Instruction;
use hayro_syntax::object::Object;
use hayro_syntax::page::Resources;

use super::rules::Path;

/// Saved states; more than in any real file, and little enough for memory.
const MOST_STATES: usize = 512;

/// The part of the graphics state that places text.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    /// From user space to the page as it is shown, y growing downwards.
    pub ctm: Affine,
    /// The index of the font.
    pub font: Option<usize>,
    /// The size of the font.
    pub size: f64,
    /// Added after each glyph.
    pub letter_space: f64,
    /// Added after each blank.
    pub word_space: f64,
    /// The width of glyphs as a share of their own.
    pub stretch: f64,
    /// The distance of lines.
    pub leading: f64,
    /// How far glyphs are raised.
    pub rise: f64,
}

impl State {
    pub(super) fn new(ctm: Affine) -> Self {
        Self {
            ctm,
            font: None,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

/// One content stream on its way.
pub(super) struct Run<'s, 'a> {
    /// What its names refer to.
    pub resources: &'s Resources<'a>,
    /// The state as it is now.
    pub state: State,
    saved: Vec<State>,
    // Saves beyond the limit, so that their restores do not undo others.
    unsaved: usize,
    /// Where the pen stands.
    pub text: Affine,
    line: Affine,
    /// Whether each open marked content is shown.
    pub shown: Vec<bool>,
    /// How many forms it stands in.
    pub depth: usize,
    /// The path that is being drawn.
    pub path: Path,
}

impl<'s, 'a> Run<'s, 'a> {
    pub(super) fn new(resources: &'s Resources<'a>, state: State, depth: usize) -> Self {
        let (text, line) = (Affine::IDENTITY, Affine::IDENTITY);
        Self {
            resources,
            state,
            saved: Vec::new(),
            unsaved: 0,
            text,
            line,
            shown: Vec::new(),
            depth,
            path: Path::default(),
        }
    }

    pub(super) fn save(&mut self) {
        if self.saved.len() < MOST_STATES {
            self.saved.push(self.state);
        } else {
            self.unsaved += 1;
        }
    }

    pub(super) fn restore(&mut self) {
        if self.unsaved > 0 {
            self.unsaved -= 1;
        } else if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    /// Whether what is drawn now is on a layer that is shown.
    pub(super) fn is_shown(&self) -> bool {
        self.shown.last().copied().unwrap_or(true)
    }

    /// Puts the pen, and the beginning of its line, somewhere.
    pub(super) fn place(&mut self, at: Affine) {
        self.text = at;
        self.line = at;
    }

    /// Moves to a line that begins off the beginning of this one.
    pub(super) fn next_line(&mut self, by: [f64; 2]) {
        self.place(self.line * Affine::translate((by[0], by[1])));
    }

    /// Moves the pen on, along the line or down the column.
    pub(super) fn advance(&mut self, by: f64, is_horizontal: bool) {
        let by = if is_horizontal { (by * self.state.stretch, 0.0) } else { (0.0, by) };
        self.text *= Affine::translate(by);
    }
}

/// The number that an operand is.
pub(super) fn number(object: &Object<'_>) -> Option<f64> {
    match object {
        Object::Number(number) => Some(number.as_f64()),
        _ => None,
    }
}

/// The numbers before an operator; zero for those that are missing, as other readers take them.
pub(super) fn numbers<const N: usize>(instruction: &Instruction<'_, '_>) -> [f64; N] {
    let mut numbers = [0.0; N];
    for (slot, operand) in numbers.iter_mut().zip(instruction.operands()) {
        *slot = number(operand).unwrap_or(0.0);
    }
    numbers
}

/// The matrix before an operator.
pub(super) fn matrix(instruction: &Instruction<'_, '_>) -> Affine {
    Affine::new(numbers(instruction))
}
