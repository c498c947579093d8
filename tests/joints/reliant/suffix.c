/* The shared library of the plugins, in as many editions as tests need. */
const char *reliant_suffix(void);
const char *reliant_suffix(void) { return RELIANT_SUFFIX ";"; }
