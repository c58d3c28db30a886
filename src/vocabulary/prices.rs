//! Signs and names of currencies.

const SIGNS: [char; 18] = ['$', '€', '£', '¥', '￥', '₹', '₺', '₽', '₩', '₪', '₫', '฿', '₱', '₴', '₸', '₾', '৳', '₦'];

/// Names as they are written behind a number or before it, a word of its own.
#[rustfmt::skip]
const NAMES: [&str; 30] = [
    "EUR", "USD", "GBP", "CHF", "kr", "zł", "Kč", "lei", "Ft", "TL", "Rp", "RM", "Rs", "KSh", "грн", "руб", "лв", "тг", "дин", "đ", "đồng",
    "ريال", "ریال", "درهم", "دينار", "جنيه", "تومان", "रु", "रुपये", "টাকা",
];

/// Beginnings of what stands behind a number, whatever ending or word follows.
#[rustfmt::skip]
const HEADS: [&str; 22] = [
    "euro", "dollar", "pound", "forint", "korun", "kron", "złot", "рубл", "гривен", "гривн", "теңге", "левов", "лева", "динар", "ლარ", "元",
    "円", "원", "บาท", "รูปี", "ரூபா", "రూపాయ",
];

/// Whether a number stands beside a currency's sign or name.
#[inline(never)]
pub fn has_price(text: &str) -> bool {
    beside_sign(text) || beside_name(text)
}

fn beside_sign(text: &str) -> bool {
    let digit = |c: char| c.is_numeric();
    text.char_indices().filter(|(_, c)| SIGNS.contains(c)).any(|(at, c)| {
        let (before, after) = (text[..at].trim_end(), text[at + c.len_utf8()..].trim_start());
        before.ends_with(digit) || after.starts_with(digit)
    })
}

fn beside_name(text: &str) -> bool {
    let digit = |c: char| c.is_numeric();
    let (mut rest, mut before) = (text, "");
    while let Some(start) = rest.find(digit) {
        let number = &rest[start..];
        let end = number.find(|c: char| !digit(c) && !matches!(c, '.' | ',' | '-' | '–' | '\'')).unwrap_or(number.len());
        if start > 0 {
            before = &rest[..start];
        }
        rest = &number[end..];
        let (behind, ahead) = (rest.trim_start(), before.trim_end().trim_end_matches('.'));
        let first = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let last = ahead.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        if NAMES.contains(&first) || NAMES.contains(&last) || HEADS.iter().any(|head| behind.starts_with(head)) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_a_number_beside_a_currency_sign() {
        assert!(["$ 4.99", "now 1.299 ₺", "From £2 a month", "₱150"].iter().all(|text| has_price(text)));
        assert!(!["4 of 5 pay in €", "US$", "C# 12"].iter().any(|text| has_price(text)));
    }

    #[test]
    fn or_beside_its_name() {
        let prices = [
            "49 kr. om måneden",
            "Rp 50.000",
            "за 60 гривень на місяць",
            "每月49元起",
            "月額480円",
            "25 lei",
            "(390 Kč)",
            "Rs. 99",
            "5 euros,",
            "120zł",
        ];
        assert!(prices.iter().all(|text| has_price(text)));
        assert!(!["6 ft tall", "4 kra", "in euro 2"].iter().any(|text| has_price(text)));
    }
}
