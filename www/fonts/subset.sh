#!/bin/sh
# Makes gradus-math.woff2 from the STIX Two Math that package-lock.json names. Needs `npm ci`, python3 and, in that python,
# fonttools and brotli.
# Hinting and the optional letter shapes go: math layout uses neither, and without them the file is a tenth the size.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
package="$here/../../node_modules/@fontsource/stix-two-math"

letters="U+0020-007E,U+00A0,U+00A2,U+00A3,U+00AC,U+00B0-00B3,U+00B7,U+00BD,U+00D7,U+00F7,U+0131,U+0237,U+0391-03A9,U+03B1-03C9,U+03D1,U+03D5,U+03F5"
styled="U+1D400-1D467,U+210E,U+1D6A8-1D71B,U+1D7CE-1D7D7,U+2102,U+2115,U+211A,U+211D,U+2124,U+2113"
marks="U+0302,U+0304,U+0305,U+0307,U+0332,U+0338,U+20D7,U+2009,U+200A,U+2013,U+2014,U+2018-201D,U+2026,U+2032-2034,U+203E,U+2044,U+2061-2064,U+20AC"
arrows="U+2190-2195,U+21CC,U+21D0-21D4"
operators="U+2200,U+2203,U+2205,U+2206,U+2208,U+2209,U+220B,U+220F,U+2211-2213,U+2215-221A,U+221D-2222,U+2225-222E,U+2234-2237,U+223C,U+2243,U+2245,U+2248,U+2260,U+2261,U+2264,U+2265,U+226A,U+226B,U+2282-2287,U+22A5,U+22C5,U+22EF,U+2308-230B,U+23B4,U+23B5,U+23DE,U+23DF,U+25A0,U+25A1,U+25B3,U+25CB,U+27E8,U+27E9,U+2A7D,U+2A7E"

python3 -m fontTools.subset "$package/files/stix-two-math-latin-400-normal.woff2" \
    --unicodes="$letters,$styled,$marks,$arrows,$operators" --layout-features=ssty,dtls,flac \
    --no-hinting --flavor=woff2 --output-file="$here/gradus-math.woff2"
cp "$package/LICENSE" "$here/OFL.txt"
wc -c "$here/gradus-math.woff2"
