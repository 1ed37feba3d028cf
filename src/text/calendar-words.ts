/**
 * The English names of months and days, once for all rooms that know a date by its words: data only.
 * @module
 */

/** January to December, in full, lower case. */
export const MONTH_NAMES: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');
/** How news shortens them, without the full stop. */
export const SHORT_MONTHS: readonly string[] = 'jan feb mar apr jun jul aug sept sep oct nov dec'.split(' ');
/** Sunday to Saturday, in full, lower case. */
export const WEEKDAY_NAMES: readonly string[] =
  'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
/** How news shortens them, without the full stop. */
export const SHORT_WEEKDAYS: readonly string[] = 'mon tue tues wed thu thurs fri sat sun'.split(' ');
