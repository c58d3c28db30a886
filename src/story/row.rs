//! Where features go: a row of numbers for the model, or names and numbers for training.

/// Takes features, always in the same order.
pub trait Sink {
    /// The next feature's name and value.
    fn put(&mut self, name: &'static str, value: f32);
}

impl<F: FnMut(&'static str, f32)> Sink for F {
    fn put(&mut self, name: &'static str, value: f32) {
        self(name, value);
    }
}

/// 1 for yes, 0 for no.
pub fn flag(x: bool) -> f32 {
    f32::from(u8::from(x))
}

/// Of counts, what matters is how many times as many.
pub fn log(x: f32) -> f32 {
    (1.0 + x).log2()
}

/// The features of one block or page. Has room for all the numbers that a feature can have in [`super::model`], which are bytes.
pub struct Row {
    values: [f32; 256],
    len: u8,
}

impl Row {
    /// A row of zeros.
    pub fn new() -> Row {
        Row { values: [0.0; 256], len: 0 }
    }

    /// Starts anew; values that are not put again stay.
    pub fn restart(&mut self) -> &mut Row {
        self.len = 0;
        self
    }

    /// All values, zeros behind those that were put.
    pub fn values(&self) -> &[f32; 256] {
        &self.values
    }
}

impl Default for Row {
    fn default() -> Row {
        Row::new()
    }
}

impl Sink for Row {
    #[inline]
    fn put(&mut self, _: &'static str, value: f32) {
        self.values[self.len as usize] = value;
        self.len = self.len.wrapping_add(1);
    }
}
