//! Numbers as pages write sizes.

/// Digits, and perhaps a point and more digits: `640`, `1.5`. The standard library's reading, exact for any number of digits and any exponent,
/// takes 17 KB.
pub(crate) fn decimal(text: &str) -> Option<f32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = part.bytes().rev().try_fold(0.0, |sum, b| b.is_ascii_digit().then(|| (sum + f32::from(b - b'0')) / 10.0))?;
    Some(whole.parse::<u32>().ok()? as f32 + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_stands_in_attributes() {
        for (text, number) in [("640", 640.0), ("1.5", 1.5), ("0.25", 0.25), ("20.", 20.0), ("299.9999", 299.9999)] {
            assert_eq!(decimal(text), Some(number), "{text}");
        }
        for text in ["", "auto", "100%", "-1", "1.2.3", "1e3", "NaN", "99999999999"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
