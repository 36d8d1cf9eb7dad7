//! The sheet that teachers fill.

/// A CSV with every column that is known best, and a row for each way to ask.
pub const TEMPLATE: &str = "\
question,answer,choice A,choice B,choice C,choice D,skill,hint 1,hint 2,explanation,format,form,also accepted,after
Which is more: $\\frac{1}{2}$ or $\\frac{1}{3}$?,A,$\\frac{1}{2}$,$\\frac{1}{3}$,,,Compare fractions,Which pieces are larger?,,Halves are larger than thirds.,choice,,,
Which of these are even?,\"A, C\",4,7,10,15,Even and odd,Even numbers end in 0 2 4 6 or 8.,,4 and 10 are even.,choices,,,
A pack holds 6 pens. How many pens are in 3 packs?,18,,,,,Multiply,Add 6 three times.,,3 × 6 = 18,number,,,pens
Write 0.75 as a fraction in lowest terms.,3/4,,,,,Decimals and fractions,How many hundredths is it?,,75 hundredths are 3 fourths.,fraction,simplest,,
Name the shape with three sides.,triangle,,,,,Shapes,,,Tri means three.,text,,a triangle,
Put these in order from least to greatest.,,0.2,0.5,0.9,1.1,Order decimals,Compare the tenths.,,,order,,,
Match each shape with its number of sides.,,triangle = 3,square = 4,hexagon = 6,,Shapes,,,,match,,,
A square has [[4]] equal sides and [[4|four]] corners.,,,,,,Shapes,,,,cloze,,,
A week has seven days.,TRUE,,,,,Time,,,,true or false,,,
";
