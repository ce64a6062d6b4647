"""The ledger: what each filing says (facts), what people ruled, and how one value is settled from them."""
