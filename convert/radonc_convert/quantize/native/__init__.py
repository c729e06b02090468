"""The C source of the fast kernels and how it is compiled."""
