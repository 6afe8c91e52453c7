//! The content of a page: the operators that show text, and those that move it about.
//!
//! Only text and ruled lines are followed. Colours, images and patterns are passed over unread, which is most of what
//! makes a page slow to interpret.

use std::collections::HashMap;

use hayro_font::kurbo::Affine;
use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Array, Dict, Name, Object, Rect, Stream};
use hayro_syntax::page::{self, Resources};

use super::budget::{Budget, Exhausted};
use super::font::Fonts;
use super::glyph::Page;
use super::layers::Layers;
use super::state::{Run, State, matrix, number, numbers};
use super::{pen, rules, stream};
use crate::Limit;

/// Reads the text of pages.
pub(super) struct Interpreter<'a, 'd> {
    pub fonts: Fonts<'a>,
    pub layers: Layers,
    pub budget: &'d mut Budget,
}

impl<'a> Interpreter<'a, '_> {
    /// Reads a page: its content and the faces of its annotations.
    pub(super) fn page(&mut self, page: &page::Page<'a>) -> Result<Page, Exhausted> {
        let content = stream::content(page, self.budget)?;
        let (width, height) = page.render_dimensions();
        let mut glyphs = Page { width, height, is_incomplete: content.is_incomplete, ..Page::default() };
        let state = State::new(Affine::new(page.initial_transform(true).as_coeffs()));
        self.stream(&content.bytes, page.resources(), state, 0, &mut glyphs)?;
        if let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") {
            for annotation in annotations.iter::<Dict<'_>>() {
                self.annotation(&annotation, page.resources(), state, &mut glyphs)?;
            }
        }
        Ok(glyphs)
    }

    fn stream(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        state: State,
        depth: usize,
        page: &mut Page,
    ) -> Result<(), Exhausted> {
        let mut run = Run::new(resources, state, depth);
        let mut fonts: HashMap<Name<'_>, Option<usize>> = HashMap::new();
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            self.budget.operator()?;
            if let (b"Tf", Some(Object::Name(name))) =
                (&**instruction.operator, instruction.operands().next())
            {
                // A font is named anew for every few words: its dictionary is looked up once in a stream.
                run.state.font = match fonts.get(name) {
                    Some(known) => *known,
                    None => {
                        let font = resources.get_font(name).map(|dict| self.fonts.load(&dict));
                        fonts.insert(name.clone(), font);
                        font
                    }
                };
                run.state.size = instruction.operands().nth(1).and_then(number).unwrap_or(0.0);
            } else {
                self.operator(&mut run, &instruction, page)?;
            }
        }
        Ok(())
    }

    fn operator(
        &mut self,
        run: &mut Run<'_, 'a>,
        instruction: &Instruction<'_, '_>,
        page: &mut Page,
    ) -> Result<(), Exhausted> {
        match &**instruction.operator {
            b"q" => run.save(),
            b"Q" => run.restore(),
            b"cm" => run.state.ctm *= matrix(instruction),
            b"gs" => self.graphics_state(run, instruction),
            b"BT" => run.place(Affine::IDENTITY),
            b"Tm" => run.place(matrix(instruction)),
            b"Td" => run.next_line(numbers(instruction)),
            b"TD" => {
                let [x, y] = numbers(instruction);
                run.state.leading = -y;
                run.next_line([x, y]);
            }
            b"T*" => run.next_line([0.0, -run.state.leading]),
            b"Tc" => run.state.letter_space = numbers::<1>(instruction)[0],
            b"Tw" => run.state.word_space = numbers::<1>(instruction)[0],
            b"Tz" => run.state.stretch = numbers::<1>(instruction)[0] / 100.0,
            b"TL" => run.state.leading = numbers::<1>(instruction)[0],
            b"Ts" => run.state.rise = numbers::<1>(instruction)[0],
            b"Tj" => return self.show_first_string(run, instruction, page),
            b"'" => {
                run.next_line([0.0, -run.state.leading]);
                return self.show_first_string(run, instruction, page);
            }
            b"\"" => {
                [run.state.word_space, run.state.letter_space] = numbers(instruction);
                run.next_line([0.0, -run.state.leading]);
                return self.show_first_string(run, instruction, page);
            }
            b"TJ" => {
                if let Some(Object::Array(parts)) = instruction.operands().next() {
                    for part in parts.iter::<Object<'_>>() {
                        match part {
                            Object::Number(number) => self.adjust(run, number.as_f64()),
                            Object::String(text) => self.show(run, &text, page)?,
                            _ => {}
                        }
                    }
                }
            }
            b"BMC" => run.shown.push(run.is_shown()),
            b"BDC" => {
                let shown = run.is_shown() && self.is_layer_shown(run, instruction);
                run.shown.push(shown);
            }
            b"EMC" => drop(run.shown.pop()),
            b"Do" => {
                if let Some(Object::Name(name)) = instruction.operands().next()
                    && run.is_shown()
                    && let Some(form) = run.resources.get_x_object(name)
                {
                    self.form(&form, run.resources, run.state, run.depth, page)?;
                }
            }
            _ => rules::draw(run, instruction, page),
        }
        Ok(())
    }

    /// The font that a graphics state names; few files set it so.
    fn graphics_state(&mut self, run: &mut Run<'_, 'a>, instruction: &Instruction<'_, '_>) {
        if let Some(Object::Name(name)) = instruction.operands().next()
            && let Some(font) =
                run.resources.get_ext_g_state(name).and_then(|dict| dict.get::<Array<'_>>(b"Font"))
        {
            let mut parts = font.iter::<Object<'_>>();
            run.state.font = parts.next().and_then(Object::into_dict).map(|dict| self.fonts.load(&dict));
            run.state.size = parts.next().as_ref().and_then(number).unwrap_or(run.state.size);
        }
    }

    fn is_layer_shown(&self, run: &Run<'_, 'a>, instruction: &Instruction<'_, '_>) -> bool {
        let mut operands = instruction.operands();
        let (Some(Object::Name(tag)), Some(Object::Name(name))) = (operands.next(), operands.next()) else {
            return true;
        };
        **tag != *b"OC" || self.layers.shows(&run.resources.properties, name)
    }

    /// A form drawn on the page; images and the like are passed over.
    fn form(
        &mut self,
        form: &Stream<'a>,
        resources: &Resources<'a>,
        mut state: State,
        depth: usize,
        page: &mut Page,
    ) -> Result<(), Exhausted> {
        self.budget.form()?;
        let dict = form.dict();
        if dict.get::<Name<'_>>(b"Subtype").is_none_or(|name| *name != *b"Form")
            || !self.layers.shows(dict, b"OC")
        {
            return Ok(());
        }
        if depth as u64 >= self.budget.most(Limit::PdfDepth) {
            page.is_incomplete = true;
            return Ok(());
        }
        let content = stream::decode(form, self.budget)?;
        page.is_incomplete |= content.is_incomplete;
        if let Some(matrix) = dict.get::<[f64; 6]>(b"Matrix") {
            state.ctm *= Affine::new(matrix);
        }
        let own = dict.get::<Dict<'_>>(b"Resources").map(Resources::new);
        self.stream(&content.bytes, own.as_ref().unwrap_or(resources), state, depth + 1, page)
    }

    /// The face of an annotation: the value of a form field, a stamp, a note printed on the page.
    fn annotation(
        &mut self,
        annotation: &Dict<'a>,
        resources: &Resources<'a>,
        mut state: State,
        page: &mut Page,
    ) -> Result<(), Exhausted> {
        // Hidden, or not shown on a screen.
        const UNSEEN: u32 = 1 << 1 | 1 << 5;
        if annotation.get::<u32>(b"F").unwrap_or(0) & UNSEEN != 0 || !self.layers.shows(annotation, b"OC") {
            return Ok(());
        }
        let Some(face) =
            annotation.get::<Dict<'_>>(b"AP").and_then(|faces| match faces.get::<Object<'_>>(b"N")? {
                Object::Stream(face) => Some(face),
                Object::Dict(states) => states.get::<Stream<'_>>(annotation.get::<Name<'_>>(b"AS")?),
                _ => None,
            })
        else {
            return Ok(());
        };
        // The box of the face, moved and scaled onto the rectangle of the annotation.
        let matrix =
            Affine::new(face.dict().get::<[f64; 6]>(b"Matrix").unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
        if let (Some(bounds), Some(target)) =
            (face.dict().get::<Rect>(b"BBox"), annotation.get::<Rect>(b"Rect"))
        {
            let bounds = matrix.transform_rect_bbox(kurbo_rect(bounds));
            let target = kurbo_rect(target);
            let (sx, sy) = (ratio(target.width(), bounds.width()), ratio(target.height(), bounds.height()));
            state.ctm *=
                Affine::new([sx, 0.0, 0.0, sy, target.x0 - sx * bounds.x0, target.y0 - sy * bounds.y0]);
        }
        self.form(&face, resources, state, 0, page)
    }

    fn show_first_string(
        &mut self,
        run: &mut Run<'_, 'a>,
        instruction: &Instruction<'_, '_>,
        page: &mut Page,
    ) -> Result<(), Exhausted> {
        match instruction.operands().find_map(|operand| match operand {
            Object::String(text) => Some(text),
            _ => None,
        }) {
            Some(text) => self.show(run, text, page),
            None => Ok(()),
        }
    }

    /// A number between the strings of `TJ`: a move against the direction of writing.
    fn adjust(&mut self, run: &mut Run<'_, 'a>, thousandths: f64) {
        let is_horizontal =
            run.state.font.and_then(|font| self.fonts.get_mut(font)).is_none_or(|font| font.is_horizontal);
        run.advance(-thousandths / 1000.0 * run.state.size, is_horizontal);
    }

    fn show(&mut self, run: &mut Run<'_, 'a>, bytes: &[u8], page: &mut Page) -> Result<(), Exhausted> {
        if !run.is_shown() {
            return Ok(());
        }
        let index = match run.state.font {
            Some(index) => index,
            None => self.fonts.substitute(),
        };
        let Some(font) = self.fonts.get_mut(index) else { return Ok(()) };
        self.budget.glyphs(bytes.len())?;
        pen::write(run, font, bytes, page);
        if page.glyph_count() as u64 > self.budget.most(Limit::PdfPageGlyphs) {
            return Err(Exhausted::of(Limit::PdfPageGlyphs));
        }
        Ok(())
    }
}

fn kurbo_rect(rect: Rect) -> hayro_font::kurbo::Rect {
    hayro_font::kurbo::Rect::new(rect.x0, rect.y0, rect.x1, rect.y1)
}

fn ratio(a: f64, b: f64) -> f64 {
    if b == 0.0 { 1.0 } else { a / b }
}
