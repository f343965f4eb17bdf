import { drbdSchema } from '../../../../schemas/drbd/index.ts';
import type { Language } from '../language.ts';
import { bindDrbd } from './bind.ts';
import { claims } from './claims.ts';
import { drbdFacts } from './facts.ts';
import { layoutDrbd } from './layout.ts';
import { parse } from './parse.ts';
import { reparse } from './reparse.ts';
import { snippets } from './snippets.ts';
import { targetHint } from './target-hint.ts';
import { title } from './title.ts';
import { quotedWhereNeeded } from './token-kind.ts';
import type { DrbdTree } from './tree-builder.ts';

/** drbd.conf, its resource files, and what LINSTOR generates. */
export const drbd: Language = {
  id: 'drbd',
  name: 'DRBD',
  product: 'drbd-utils',
  schema: drbdSchema,
  claims,
  parse,
  reparse,
  targetHint,
  bind: (tree, target, before) => bindDrbd(tree as DrbdTree, target, before),
  facts: drbdFacts,
  comment: { start: '#', end: '' },
  write: {
    option: (name, value) => (value === undefined ? `${name};` : `${name} ${value};`),
    section: (name, args) => `${name}${args === undefined ? '' : ` ${args}`} {\n\t$0\n}`,
    value: quotedWhereNeeded,
  },
  title,
  snippets,
  layout: layoutDrbd,
};
