import { constraintPairs } from '../cluster/constraint-pairs.ts';
import { circles, type Step } from '../cluster/cycles.ts';
import type { ConstraintFacts, PacemakerModel, ResourceFacts } from '../cluster/pacemaker.ts';
import { topOf } from '../cluster/resource-lines.ts';
import { infinity } from '../cluster/score.ts';
import type { Text } from '../text/text.ts';
import type { Report } from './rule.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/constraint-cycle',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Constraints run in a circle.',
      why: 'Where every resource of a circle waits for another one, none can start: the transition fails and all of them stay stopped (crm_simulate 2.1.5): an error. A circle of mandatory colocations works, but hides who decides the node: information.',
      fix: 'Remove one of the constraints.',
    },
    ja: {
      what: '制約が循環しています。',
      why: '順序制約が循環すると、どのリソースも互いを待ち続けるため、遷移が失敗し、すべて停止したままになります（crm_simulate 2.1.5）。これはエラーです。必須の同居制約の循環は動作しますが、どのリソースがノードを決めるのかがわからなくなります。これは情報です。',
      fix: '制約の 1 つを削除します。',
    },
  },
  check(pacemaker, report) {
    for (const circle of circles(orderSteps(pacemaker))) {
      say(circle, 'error', namesOf(circle), report, (names, ids) => ({
        en: `${names.en} wait for each other (${ids.en}), so none of them starts`,
        ja: `${names.ja} が互いを待つため（${ids.ja}）、どれも起動されません`,
      }));
    }
    const together: Step<ConstraintFacts>[] = constraintPairs(pacemaker).colocations.flatMap(c =>
      c.direct && c.score === infinity ? [{ from: c.dependent.id.value, to: c.base.id.value, by: c.constraint }] : [],
    );
    for (const circle of circles(together)) {
      say(circle, 'info', namesOf(circle), report, (names, ids) => ({
        en: `${names.en} follow each other (${ids.en}), so nothing says which of them decides the node`,
        ja: `${names.ja} の同居制約が循環しているため（${ids.ja}）、どれがノードを決めるのかがわかりません`,
      }));
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
      <rsc_order id="app-then-db" first="app" then="db"/>
       ^^^^^^^^^ "db", "app" wait for each other ("db-then-app", "app-then-db"), so none of them starts
    </constraints>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <group id="front">
        <primitive id="vip" class="ocf" provider="pacemaker" type="Dummy"/>
        <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
      </group>
      <primitive id="db" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_order id="db-then-front" first="db" then="front"/>
      <rsc_order id="web-then-db" first="web" then="db"/>
       ^^^^^^^^^ "db", "front", "web" wait for each other ("db-then-front", "web-then-db"), so none of them starts
    </constraints>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="app" class="ocf" provider="pacemaker" type="Dummy"/>
      <primitive id="db" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_colocation id="app-with-db" rsc="app" with-rsc="db" score="INFINITY"/>
      <rsc_colocation id="db-with-app" rsc="db" with-rsc="app" score="INFINITY"/>
       ^^^^^^^^^^^^^^ "app", "db" follow each other ("app-with-db", "db-with-app"), so nothing says which of them decides the node
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
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_order id="db-then-app" first="db" then="app"/>
      <rsc_order id="app-then-web" first="app" then="web"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});

/**
 * Steps of the start: what must have happened before what. Groups and clones begin and end with their members. Only
 * constraints can close a circle, so resources that none of them names are left out.
 */
function orderSteps(pacemaker: PacemakerModel): Step<ConstraintFacts>[] {
  const steps: Step<ConstraintFacts>[] = [];
  const named = new Set<ResourceFacts>();
  const begin = (id: string): string => `${id} begins`;
  const started = (id: string): string => `${id} start`;
  const walk = (resource: ResourceFacts): void => {
    const id = resource.id?.value;
    if (id === undefined) return;
    steps.push({ from: begin(id), to: started(id), by: undefined });
    steps.push({ from: started(id), to: `${id} promote`, by: undefined });
    let before: string | undefined;
    for (const child of resource.children) {
      const inner = child.id?.value;
      if (inner === undefined) continue;
      const behind = resource.kind === 'group' && before !== undefined ? started(before) : begin(id);
      steps.push({ from: behind, to: begin(inner), by: undefined });
      steps.push({ from: started(inner), to: started(id), by: undefined });
      before = inner;
      walk(child);
    }
  };
  for (const { constraint, first, second, firstAction, thenAction, mandatory } of constraintPairs(pacemaker).orders) {
    if (!mandatory || !first.resource || !second.resource || first.resource === second.resource) continue;
    // Against the order of the group is a fault of its own.
    if (first.resource.parent?.kind === 'group' && first.resource.parent === second.resource.parent) continue;
    if (![firstAction, thenAction].every(action => action === 'start' || action === 'promote')) continue;
    const from = `${first.id.value} ${firstAction}`;
    const to = thenAction === 'start' ? begin(second.id.value) : `${second.id.value} promote`;
    steps.push({ from, to, by: constraint });
    named.add(topOf(first.resource)).add(topOf(second.resource));
  }
  named.forEach(walk);
  return steps;
}

function namesOf(circle: readonly ConstraintFacts[]): string[] {
  return [...new Set(circle.flatMap(c => [...c.uses, ...c.sets.flatMap(s => s.uses)].map(u => u.id.value)))];
}

/** At the last of them: it is the one that closes the circle. */
function say(
  circle: readonly ConstraintFacts[],
  severity: 'error' | 'info',
  names: readonly string[],
  report: Report,
  message: (names: Text, ids: Text) => Text,
): void {
  const last = circle.at(-1) as ConstraintFacts;
  const list = (all: readonly string[]): Text => {
    const shown = all.slice(0, 5).map(name => `"${name}"`);
    const more = all.length > shown.length;
    return {
      en: `${shown.join(', ')}${more ? ' …' : ''}`,
      ja: `${shown.join('、')}${more ? ' など' : ''}`,
    };
  };
  const ids = list(circle.flatMap(c => c.id?.value ?? []));
  report(last.at, message(list(names), ids), {
    severity,
    related: circle
      .slice(0, -1)
      .slice(0, 20)
      .map(c => ({ ...c.at, message: { en: 'part of the circle', ja: '循環の一部です' } })),
  });
}
