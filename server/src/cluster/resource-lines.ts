import type { PacemakerModel, ResourceFacts } from './pacemaker.ts';

/** A resource and what it is in, innermost first. */
export function lineOf(resource: ResourceFacts): readonly ResourceFacts[] {
  const found: ResourceFacts[] = [];
  for (let r: ResourceFacts | undefined = resource; r; r = r.parent) found.push(r);
  return found;
}

/** The outermost: what a constraint about any member is about in the end. */
export function topOf(resource: ResourceFacts): ResourceFacts {
  let top = resource;
  for (let r = resource.parent; r; r = r.parent) top = r;
  return top;
}

/** The primitives that a resource consists of. */
export function primitivesOf(resource: ResourceFacts): readonly ResourceFacts[] {
  if (resource.kind === 'primitive') return [resource];
  return resource.children.flatMap(primitivesOf);
}

/** How messages name a resource. */
export function nameOf(resource: ResourceFacts): string {
  return resource.id?.value ?? resource.element;
}

/** Every part of the configuration is there: what is not written is not set. */
export function isWhole({ facts }: PacemakerModel): boolean {
  return facts.whole && !facts.incomplete;
}
