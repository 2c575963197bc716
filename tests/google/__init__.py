"""Google as tests see it: an emulator of what we use of Sheets, Drive and OAuth2, and the tests that go through it."""
