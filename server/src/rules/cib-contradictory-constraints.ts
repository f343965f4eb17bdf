import { constraintPairs } from '../cluster/constraint-pairs.ts';
import type { Place } from '../cluster/finding.ts';
import type { ConstraintFacts } from '../cluster/pacemaker.ts';
import { placements } from '../cluster/placements.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { infinity } from '../cluster/score.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/contradictory-constraints',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Two constraints want the opposite.',
      why: 'A colocation with INFINITY and one with -INFINITY between the same two resources cannot both hold: one of them stays stopped (crm_simulate 2.1.5): an error. Of two locations for one node, -INFINITY wins, and the other has no effect (Pacemaker Explained, scores): a warning.',
      fix: 'Remove one of them.',
    },
    ja: {
      what: '2 つの制約が互いに矛盾しています。',
      why: '同じ 2 つのリソースに INFINITY と -INFINITY の同居制約があると、両立しないため、一方のリソースは停止したままになります（crm_simulate 2.1.5）。これはエラーです。1 つのノードに対する配置制約では -INFINITY が優先され、もう一方は効果がありません（Pacemaker Explained のスコアの説明）。これは警告です。',
      fix: 'どちらかを削除します。',
    },
  },
  check(pacemaker, report) {
    const seen = new Map<string, { readonly value: number; readonly constraint: ConstraintFacts }>();
    const related = ({
      id,
      at,
    }: ConstraintFacts): { readonly related: [Place & { message: { en: string; ja: string } }] } => ({
      related: [{ ...(id ?? { at }).at, message: { en: 'the other constraint', ja: 'もう一方の制約です' } }],
    });
    for (const { constraint, resource, node, score, value } of placements(pacemaker)) {
      if (Math.abs(value) !== infinity) continue;
      const key = `location ${nameOf(resource)} ${node.value.toLowerCase()}`;
      const other = seen.get(key);
      if (!other) seen.set(key, { value, constraint });
      else if (other.value === -value && other.constraint !== constraint) {
        const name = nameOf(resource);
        report(
          score.at,
          {
            en: `"${name}" gets INFINITY and -INFINITY for "${node.value}"; -INFINITY wins`,
            ja: `"${name}" には "${node.value}" に対して INFINITY と -INFINITY があり、-INFINITY が優先されます`,
          },
          { severity: 'warning', ...related(other.constraint) },
        );
        seen.delete(key);
      }
    }
    for (const { constraint, dependent, base, score } of constraintPairs(pacemaker).colocations) {
      if (score === undefined || Math.abs(score) !== infinity || !dependent.resource || !base.resource) continue;
      // Roles may tell apart what must and what must not be together.
      if (dependent.role || base.role) continue;
      const ends = [dependent.id.value, base.id.value].sort();
      const key = `colocation ${ends.join(' ')}`;
      const other = seen.get(key);
      if (!other) seen.set(key, { value: score, constraint });
      else if (other.value === -score && other.constraint !== constraint) {
        report(
          (constraint.score ?? constraint).at,
          {
            en: `"${dependent.id.value}" and "${base.id.value}" must be together and must not (INFINITY and -INFINITY), so one of them stays stopped`,
            ja: `"${dependent.id.value}" と "${base.id.value}" に INFINITY と -INFINITY の同居制約があるため、一方は停止したままになります`,
          },
          related(other.constraint),
        );
        seen.delete(key);
      }
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
      <rsc_colocation id="app-with-db" rsc="app" with-rsc="db" score="INFINITY"/>
      <rsc_colocation id="app-not-with-db" rsc="app" with-rsc="db" score="-INFINITY"/>
                                                                          ^^^^^^^^^ "app" and "db" must be together and must not (INFINITY and -INFINITY), so one of them stays stopped
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
    </resources>
    <constraints>
      <rsc_location id="app-on-alpha" rsc="app" node="alpha" score="INFINITY"/>
      <rsc_location id="app-not-on-alpha" rsc="app" node="alpha" score="-INFINITY"/>
                                                                        ^^^^^^^^^ "app" gets INFINITY and -INFINITY for "alpha"; -INFINITY wins
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
      <rsc_colocation id="app-not-with-db" rsc="app" with-rsc="db" score="-INFINITY"/>
      <rsc_location id="app-on-alpha" rsc="app" node="alpha" score="INFINITY"/>
      <rsc_location id="app-not-on-bravo" rsc="app" node="bravo" score="-INFINITY"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
