"""Solve equations with sympy, a large package of pure Python."""

import sympy

x = sympy.symbols("x")
print(sympy.integrate(sympy.sin(x) * x, x))
print(sympy.solve(x**2 - 2, x))
