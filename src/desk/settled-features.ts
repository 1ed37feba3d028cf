/**
 * What the last settle said of each report, where it may say the same again: the profile, which is one and the same object as long as the
 * report's weights stand still, and the density.
 *
 * Cost: O(1) a report.
 * @module
 */
import type { Profile } from '../stories/profile';
import type { SightFeatures } from './sight-rows';

/** By number of the report. */
export class SettledFeatures {
  readonly #profiles: (Profile | undefined)[] = [];
  readonly #densities: number[] = [];

  /** Whether all but the density is the same. */
  has(entry: number, { profile }: SightFeatures): boolean {
    return this.#profiles[entry] === profile;
  }

  hasDensity(entry: number, density: number): boolean {
    return this.#densities[entry] === density;
  }

  keep(entry: number, { profile, density }: SightFeatures): void {
    this.#profiles[entry] = profile;
    this.#densities[entry] = density;
  }

  forget(entry: number): void {
    this.#profiles[entry] = undefined;
  }
}
