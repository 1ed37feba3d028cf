/**
 * Which code units of the Basic Multilingual Plane belong to words, as runs of `class` and base-36 length:
 * `0` separates words, `a` is a letter, `d` a decimal digit, `i` is ignored inside words (accents and other
 * non-starters, joiners, zero-width spaces, soft hyphens). Unicode 17.0, printed by `bench/build-characters.mjs`;
 * pinned here so that every engine cuts the same words.
 * @module
 */

export const CHARACTER_RUNS: string =
  '01c,da,07,aq,06,aq,01b,a1,02,i1,04,a2,01,a1,03,a2,01,a3,01,an,01,av,01,acq,04,ac,0e,a5,07,a1,01,a1,0h,i2' +
  '7,a1,iw,a5,01,a2,02,a4,01,a1,06,a1,01,a3,01,a1,01,ak,01,a2b,01,a3v,01,i7,a4m,01,a12,02,a1,06,a15,08,i19,' +
  '01,i1,01,i2,01,i2,01,i1,08,ar,04,a4,0d,i6,0a,ib,01,i1,03,a17,il,da,04,a2,i1,a2r,01,a1,i8,01,i6,a2,i2,01,' +
  'i4,a2,da,a3,02,a1,0f,i1,a1,i1,au,ir,02,a2t,0e,da,ax,i9,a2,04,a1,02,i1,02,am,i4,a1,i9,a1,i3,a1,i5,0i,ap,i' +
  '3,04,ab,05,ao,01,a7,i2,05,i9,a16,i1i,a1o,i1,ag,i1,a3,i4,af,02,da,01,aj,01,a8,02,a2,02,am,01,a7,01,a1,03,' +
  'a4,02,i1,a8,02,a2,02,a2,i1,a1,08,a1,04,a2,01,a5,02,da,a2,02,a6,02,a1,01,i1,02,a3,01,a6,04,a2,02,am,01,a7' +
  ',01,a2,01,a2,01,a2,02,i1,01,a5,04,a2,02,a2,i1,03,a1,07,a4,01,a1,07,da,a6,0b,a3,01,a9,01,a3,01,am,01,a7,0' +
  '1,a2,01,a5,02,i1,a9,01,a3,01,a2,i1,02,a1,0f,a4,02,da,09,a7,01,a3,01,a8,02,a2,02,am,01,a7,01,a2,01,a5,02,' +
  'i1,a8,02,a2,02,a2,i1,07,a3,04,a2,01,a5,02,da,01,a7,0a,a2,01,a6,03,a3,01,a4,03,a2,01,a1,01,a2,03,a2,03,a3' +
  ',03,ac,04,a5,03,a3,01,a3,i1,02,a1,06,a1,0e,da,a3,0d,ad,01,a3,01,an,01,ag,02,i1,a8,01,a3,01,a3,i1,07,i2,0' +
  '1,a3,01,a2,02,a4,02,da,08,a7,01,a4,01,a8,01,a3,01,an,01,aa,01,a5,02,i1,a8,01,a3,01,a3,i1,07,a2,05,a3,01,' +
  'a4,02,da,01,a3,0c,ad,01,a3,01,a15,i2,a8,01,a3,01,a3,i1,a1,05,ag,02,da,a9,01,a6,01,a3,01,ai,03,ao,01,a9,0' +
  '1,a1,02,a7,03,i1,04,a6,01,a1,01,a8,06,da,02,a2,0d,a1j,i3,05,a8,i4,a3,01,da,013,a2,01,a1,01,a5,01,ao,01,a' +
  '1,01,ah,i3,a3,02,a5,01,a1,01,i4,a3,01,da,02,a4,0w,a1,0n,i2,06,da,aa,01,i1,01,i1,01,i1,04,aa,01,a10,04,i5' +
  ',a4,i4,a2,i5,01,i2,ag,01,a10,09,i1,01l,a1j,i1,a1,i2,a5,da,06,a1p,i1,a2,da,a4,02,a12,01,a1,05,a1,02,a17,0' +
  '1,a99,01,a4,02,a7,01,a1,01,a4,02,a15,01,a4,02,ax,01,a4,02,a7,01,a1,01,a4,02,af,01,a1l,01,a4,02,a1v,02,i3' +
  ',09,ak,03,ag,0g,a2e,02,a6,03,ah8,02,ah,01,aq,05,a23,03,ab,07,ak,i2,09,al,i1,0b,ak,0c,ad,01,a3,01,a2,0c,a' +
  '2a,i1,a1,03,a1,04,a1,i1,02,da,06,aa,0h,i5,da,06,a2h,07,a15,i1,a1,05,a1y,0a,av,01,ac,04,a9,i3,0a,da,au,02' +
  ',a5,0b,a18,04,aq,06,da,a1,011,an,i2,a3,04,a1r,01,i1,ak,i8,02,i1,da,06,da,0d,a1,08,i1a,02,ic,0k,a1g,i1,af' +
  ',i1,a8,03,da,0h,i9,0c,a16,i2,a4,da,a18,i1,ab,i2,0c,a1j,i1,08,da,03,a3,da,a10,02,ab,05,a17,02,a3,0g,i3,01' +
  ',id,a1,i7,a4,i1,a6,i1,a3,i2,a1,05,a5c,i1s,a7q,02,a6,02,a12,02,a6,02,a8,01,a1,01,a1,01,a1,01,av,02,a1h,01' +
  ',a7,01,a1,03,a3,01,a7,03,a4,02,a6,04,ad,05,a3,01,a7,0e,i5,0q,i5,01d,i5,01,ia,a2,02,a6,05,ab,06,ad,01f,ix' +
  ',0h,a1,04,a1,02,aa,01,a1,03,a5,06,a1,01,a1,01,a1,01,a4,01,ab,02,a4,05,a5,04,a1,01,a1m,0k6,a1o,026,am,0hi' +
  ',au,0vg,a6d,06,a4,i3,a2,09,a1,02,a12,01,a1,05,a1,02,a1k,07,a1,0f,i1,an,09,a7,01,a7,01,a7,01,a7,01,a7,01,' +
  'a7,01,a7,01,a7,01,iw,01b,a1,0d1,a3,0p,a9,i6,01,a5,02,a5,04,a2e,02,i2,02,a3,01,a2i,01,a4,05,a17,01,a2m,03' +
  ',a4,0a,aw,01c,ag,0w,aa,0u,a8,01,af,0w,aa,013,af,08w,a534,01s,ah3h,01v,a1a,02,a7h,03,ag,da,a2,0k,a1b,i4,0' +
  '1,ia,01,av,i2,a28,i2,011,a9,02,a2v,02,a2a,0k,al,i1,ax,04,i1,03,a6,0a,a1g,0c,a1w,i1,a1,0a,da,06,ii,a6,03,' +
  'a1,01,a3,da,ax,i3,02,az,i1,0c,at,03,a1f,i1,ac,i1,0e,a1,da,06,ag,da,a5,01,a1j,09,ae,02,da,06,an,03,a1i,i1' +
  ',a1,i3,a2,i2,a5,i2,a1,i1,a1,0o,a3,02,ag,02,a4,i1,0a,a6,02,a6,02,a6,09,a7,01,a7,01,a17,01,ae,06,a3f,01,a1' +
  ',i1,02,da,06,a8mc,0c,an,04,a1d,06is,aa6,02,a2y,012,a7,0c,a5,05,a1,i1,aa,01,ad,01,a5,01,a1,01,a2,01,a2,01' +
  ',a30,0x,aa3,0i,a1s,02,a1i,014,ac,04,ig,0g,ig,01s,a5,01,a3r,02,i1,0g,da,07,aq,06,aq,0b,a2h,03,a6,02,a6,02' +
  ',a6,02,a3,0s,i3,04';
