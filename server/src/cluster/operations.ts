import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import type { Located } from './effective.ts';
import type { OperationFacts, PacemakerModel, PairSet, ResourceFacts } from './pacemaker.ts';
import { truth } from './truth.ts';

/** An option of an operation: its attribute, or among its meta attributes. */
export function optionOf(operation: OperationFacts, name: string): Located<string> | undefined {
  return attributeOf(operation, name) ?? valueIn(operation.meta, name) ?? valueIn(operation.instance, name);
}

/** An attribute of an operation; those that are asked for most are at hand. */
export function attributeOf(operation: OperationFacts, name: string): Located<string> | undefined {
  const known = name === 'timeout' ? operation.timeout : name === 'interval' ? operation.interval : undefined;
  return known ?? operation.attributes.get(name);
}

function valueIn(sets: readonly PairSet[], name: string): Located<string> | undefined {
  for (const set of sets) {
    for (const pair of set.pairs) if (pair.name.value === name && pair.value) return pair.value;
  }
  return undefined;
}

/** Operations of a primitive, and those of its template that it does not write itself. */
export function operationsOf(resource: ResourceFacts, pacemaker: PacemakerModel): readonly OperationFacts[] {
  const template = resource.template && pacemaker.templates.get(resource.template.value);
  return template ? [...resource.operations, ...template.operations] : resource.operations;
}

/** Milliseconds between two runs; 0 for an operation that does not recur, undefined where it cannot be read. */
export function intervalOf({ interval }: OperationFacts, { version }: PacemakerModel): number | undefined {
  return interval ? cibMilliseconds(interval.value, version) : undefined;
}

/** Whether it is switched off for certain. */
export function isSwitchedOff(operation: OperationFacts): boolean {
  return truth(optionOf(operation, 'enabled')) === false;
}

/** A bare number, which is in seconds, that looks as if milliseconds were meant; whole hours are meant as they stand. */
export function looksLikeMilliseconds(text: string): boolean {
  const seconds = /^\d+000$/.test(text) ? Number(text) : 0;
  return seconds >= 5000 && seconds % 3600 !== 0 && seconds <= 1e9;
}
