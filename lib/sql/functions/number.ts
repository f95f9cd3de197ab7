import { functionGroup } from "./sql-function";

export const numberFunctions = functionGroup(
  "number",
  `
abs(number) → T | The value without its sign. | abs(-2) | 2
sign(number) → TINYINT | -1, 0 or 1. | sign(-2) | -1
round(number[, digits]) → T | Rounds half away from zero; negative digits round before the point. | round(2.345, 2) | 2.35
round_even(number, digits) → T | Rounds half to the even neighbour. | round_even(2.5, 0) | 2.0
floor(number) → T | The next whole number below. | floor(-1.5) | -2
ceil(number) → T | The next whole number above. | ceil(1.2) | 2
trunc(number[, digits]) → T | Drops the digits after the point. | trunc(-1.7) | -1
even(number) → DOUBLE | The next even number away from zero. | even(2.9) | 4.0
mod(a, b) → T | What is left of a division; NULL when b is 0. | mod(7, 3) | 1
fmod(a, b) → DOUBLE | What is left of a division, with the sign of the divisor. | fmod(5.5, 2) | 1.5
fdiv(a, b) → DOUBLE | The whole part of a division of fractions. | fdiv(7.5, 2) | 3.0
divide(a, b) → T | The whole part of a division, the same as a // b; NULL when b is 0. | divide(7, 2) | 3
power(base, exponent) → DOUBLE | Raises to a power. | power(2, 10) | 1024.0
sqrt(number) → DOUBLE | Square root; fails below 0. | sqrt(2) | 1.4142135623730951
cbrt(number) → DOUBLE | Cube root. | cbrt(8) | 2.0
exp(number) → DOUBLE | e raised to a power. | exp(1) | 2.718281828459045
ln(number) → DOUBLE | Natural logarithm; fails at 0 and below. | ln(2) | 0.6931471805599453
log(number) → DOUBLE; log(base, number) | Logarithm to base 10, or to another base. | log(2, 8) | 3.0
log10(number) → DOUBLE | Logarithm to base 10. | log10(1000) | 3.0
log2(number) → DOUBLE | Logarithm to base 2. | log2(8) | 3.0
greatest(value, …) → T | The largest of the values; NULLs are left out. | greatest(1, NULL, 3) | 3
least(value, …) → T | The smallest of the values; NULLs are left out. | least(1, NULL, 3) | 1
gcd(a, b) → BIGINT | Greatest common divisor. | gcd(42, 57) | 3
lcm(a, b) → BIGINT | Least common multiple. | lcm(4, 6) | 12
factorial(number) → HUGEINT | Product of the whole numbers up to it. | factorial(5) | 120
gamma(number) → DOUBLE | The gamma function: the factorial of the number before, between whole numbers too. | gamma(5) | 24.0
lgamma(number) → DOUBLE | Logarithm of the gamma function. | lgamma(5) | 3.1780538303479458
sin(radians) → DOUBLE | Sine. | sin(1) | 0.8414709848078965
cos(radians) → DOUBLE | Cosine. | cos(1) | 0.5403023058681398
tan(radians) → DOUBLE | Tangent. | tan(1) | 1.5574077246549023
cot(radians) → DOUBLE | Cotangent. | cot(1) | 0.6420926159343306
asin(number) → DOUBLE | Angle of a sine; fails outside of -1 to 1. | asin(1) | 1.5707963267948966
acos(number) → DOUBLE | Angle of a cosine; fails outside of -1 to 1. | acos(1) | 0.0
atan(number) → DOUBLE | Angle of a tangent. | atan(1) | 0.7853981633974483
atan2(y, x) → DOUBLE | Angle of a point, in radians. | atan2(1, 1) | 0.7853981633974483
sinh(number) → DOUBLE | Hyperbolic sine. | sinh(1) | 1.1752011936438014
cosh(number) → DOUBLE | Hyperbolic cosine. | cosh(1) | 1.5430806348152437
tanh(number) → DOUBLE | Hyperbolic tangent. | tanh(1) | 0.7615941559557649
asinh(number) → DOUBLE | Inverse hyperbolic sine. | asinh(1) | 0.881373587019543
acosh(number) → DOUBLE | Inverse hyperbolic cosine. | acosh(1) | 0.0
atanh(number) → DOUBLE | Inverse hyperbolic tangent. | atanh(0.5) | 0.5493061443340548
radians(degrees) → DOUBLE | Degrees as radians. | radians(180) | 3.141592653589793
degrees(radians) → DOUBLE | Radians as degrees. | degrees(pi()) | 180.0
pi() → DOUBLE | The number π. | pi() | 3.141592653589793
isnan(number) → BOOLEAN | Whether it is not a number. | isnan('nan'::double) | true
isinf(number) → BOOLEAN | Whether it is infinite. | isinf('infinity'::double) | true
isfinite(number) → BOOLEAN | Whether it is neither infinite nor NaN. | isfinite(1.5::double) | true
signbit(number) → BOOLEAN | Whether the sign is set; it tells -0.0 from 0.0. | signbit(-0.0::double) | true
nextafter(number, toward) → DOUBLE | The next number a DOUBLE can hold, toward another. | nextafter(1::double, 2) | 1.0000000000000002
random() → DOUBLE | A random number from 0 up to 1; differs at every run. | random() | ~0.7351
bit_count(number) → TINYINT | Number of bits that are set. | bit_count(31::tinyint) | 5
xor(a, b) → T | Bits that are set in one of both. | xor(17, 5) | 20
to_base(number, radix[, length]) → VARCHAR | A whole number in another base, from 2 to 36. | to_base(255, 16, 4) | 00FF
equi_width_bins(min, max, count, nice) → T[] | The upper ends of bins of one width, on round numbers where nice. | equi_width_bins(0, 10, 5, true) | [2, 4, 6, 8, 10]
*// ⇒ a // b → T | The whole part of a division; NULL when b is 0. | 7 // 2 | 3
*% ⇒ a % b → T | What is left of a division; NULL when b is 0. | 7 % 3 | 1
*** ⇒ a ** b → DOUBLE | Raises to a power. | 2 ** 10 | 1024.0
`,
);
