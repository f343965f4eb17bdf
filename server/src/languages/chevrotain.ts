import * as library from 'chevrotain';

/**
 * The parsing library. In the bundles it is set up when it is asked for the first time (see esbuild.mjs), so that a run
 * that meets no file for it does without.
 */
export function chevrotain(): typeof library {
  return library;
}
