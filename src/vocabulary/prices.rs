//! Signs of currencies.

const CURRENCIES: [char; 12] = ['$', '€', '£', '¥', '￥', '₹', '₺', '₽', '₩', '₪', '₫', '฿'];

/// Whether a number stands beside a currency sign.
#[inline(never)]
pub fn has_price(text: &str) -> bool {
    let digit = |c: char| c.is_numeric();
    text.char_indices().filter(|(_, c)| CURRENCIES.contains(c)).any(|(at, c)| {
        let (before, after) = (text[..at].trim_end(), text[at + c.len_utf8()..].trim_start());
        before.ends_with(digit) || after.starts_with(digit)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_price_is_a_number_beside_a_currency_sign() {
        assert!(["$ 4.99", "now 1.299 ₺", "From £2 a month"].iter().all(|text| super::has_price(text)));
        assert!(!["4 of 5 pay in €", "US$", "C# 12"].iter().any(|text| super::has_price(text)));
    }
}
