import type { ConstraintFacts, ResourceUse } from '../cluster/pacemaker.ts';
import { scoreOf } from '../cluster/score.ts';
import { removal } from './removal.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/duplicate-constraint',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A constraint is there twice.',
      why: 'The second one with the same resources, roles and actions adds nothing to an order; scores of locations and colocations are added up (Pacemaker Explained, Constraints). pcs refuses to make such duplicates unless forced.',
      fix: 'Remove one of them.',
    },
    ja: {
      what: '同じ制約が 2 つあります。',
      why: 'リソース、ロール、アクションが同じ 2 つ目の順序制約は効果がなく、配置制約と同居制約ではスコアが加算されます（Pacemaker Explained、Constraints）。pcs は、強制しない限り重複を作りません。',
      fix: 'どちらかを削除します。',
    },
  },
  check(pacemaker, report) {
    const seen = new Map<string, ConstraintFacts>();
    for (const constraint of betweenTheSame(pacemaker.facts.constraints)) {
      const key = keyOf(constraint);
      const first = key === undefined ? undefined : seen.get(key);
      if (key === undefined) continue;
      if (!first) {
        seen.set(key, constraint);
        continue;
      }
      // Scores of opposite signs contradict each other.
      if ((scoreOf(first.score) ?? 1) > 0 !== (scoreOf(constraint.score) ?? 1) > 0) continue;
      const name = first.id?.value ?? first.kind;
      report(
        constraint.at,
        {
          en: `this says the same as "${name}"`,
          ja: `"${name}" と同じ内容です`,
        },
        {
          fixes: [removal(constraint)],
          related: [{ ...(first.id ?? first).at, message: { en: `"${name}"`, ja: `"${name}" です` } }],
        },
      );
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="app" class="ocf" provider="pacemaker" type="Dummy"/>
      <primitive id="db" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_order id="db-then-app" first="db" then="app"/>
      <rsc_order id="app-after-db" first="db" then="app" then-action="start"/>
       ^^^^^^^^^ this says the same as "db-then-app"
    </constraints>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="app" class="ocf" provider="pacemaker" type="Dummy"/>
      <primitive id="db" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_order id="db-then-app" first="db" then="app"/>
      <rsc_colocation id="app-with-db" rsc="app" with-rsc="db" score="INFINITY"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});

/** Constraints with others about the same two names, or the same name and node; few are, and need a closer look. */
function betweenTheSame(constraints: readonly ConstraintFacts[]): readonly ConstraintFacts[] {
  const first = new Map<string, Map<string, ConstraintFacts>>();
  const found = new Set<ConstraintFacts>();
  for (const constraint of constraints) {
    const [one, other] = constraint.uses;
    if (!one) continue;
    const end = other ? other.id.value : (constraint.node?.value.toLowerCase() ?? '');
    let ofOne = first.get(one.id.value);
    if (!ofOne) {
      ofOne = new Map();
      first.set(one.id.value, ofOne);
    }
    const known = ofOne.get(end);
    if (known) found.add(known).add(constraint);
    else ofOne.set(end, constraint);
  }
  return found.size === 0 ? [] : constraints.filter(c => found.has(c));
}

/** What makes two constraints the same; undefined for those with sets and rules, which say too much for a comparison. */
function keyOf({ kind, uses, sets, hasRule, node, attributes }: ConstraintFacts): string | undefined {
  if (kind === 'ticket' || hasRule || sets.length > 0 || uses.length === 0) return undefined;
  if (kind === 'location') {
    if (!node) return undefined;
    return [kind, ...uses.map(endOf), node.value.toLowerCase()].join(' ');
  }
  const [first, then] = uses;
  if (!first || !then || uses.length !== 2) return undefined;
  const ends = `${kind} ${endOf(first)} ${endOf(then)}`;
  if (kind !== 'order') return `${ends} ${attributes.get('node-attribute')?.value ?? ''}`;
  const start = first.action?.value ?? 'start';
  const strength = attributes.get('kind')?.value ?? attributes.get('score')?.value ?? '';
  return `${ends} ${start} ${then.action?.value ?? start} ${strength}`;
}

const words: Readonly<Record<string, string>> = { master: 'promoted', slave: 'unpromoted', started: '' };

function endOf({ id, role }: ResourceUse): string {
  if (!role) return `${id.value} `;
  const text = role.value.toLowerCase();
  return `${id.value} ${words[text] ?? text}`;
}
