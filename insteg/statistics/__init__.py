"""Pure statistics: values in, values out. One module a reading rule; every formula is traced to its source in docs/methods.md."""
