import type { Text } from '../text/text.ts';
import type { Place } from './finding.ts';

/** A value with the place that set it. */
export interface Located<T> {
  readonly value: T;
  readonly at: Place;
}

/** The value in force, and where it comes from. */
export interface Effective<T> {
  readonly value: T;
  /** Where it is written; a default has no place. */
  readonly at?: Place;
  /** `default`, or the section it comes from, such as `common`. */
  readonly origin: Text;
}
