"""Names as a stranger with ill will, or with a careless hand, might type them."""

NAMES = [
    "**x** `y` район",
    "<script>document.title='взлом'</script> район",
    "<img src=x onerror=\"document.title='взлом'\"> район",
    "$x^2$ район",
    "[a](javascript:alert(1)) район",
    ":red[x] :material/delete: :smile: район",
    "# h район",
    "\u202eнйоар\u202c ряд",
    "Длиннов район " + "ы" * 10_000,
    "👩‍👩‍👧‍👦" * 300 + " район",
    "=1+1 район",
]
