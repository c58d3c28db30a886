//! The one module that touches the DOM: reads the live document into a [`Page`](crate::page::Page) and shows the reading.
