import { ifPlaced } from '../cluster/cib-verdict.ts';
import { metaInForce } from '../cluster/pacemaker-effective.ts';
import { truth } from '../cluster/truth.ts';
import { writesMeta } from '../cluster/written-meta.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/colocation-with-split-group',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A mandatory colocation names a group whose members need not run together.',
      why: 'A group with collocated=false has no place of its own, so Pacemaker ignores the constraint. crm_verify refuses it where the file has a status section ("Cannot perform mandatory colocation with non-colocated group").',
      fix: 'Name a member of the group, or let the group be together: remove collocated.',
    },
    ja: {
      what: '必須の同居制約が、メンバーの同居しないグループを指定しています。',
      why: 'collocated=false のグループには決まった場所がないため、Pacemaker は制約を無視します。status セクションがあると、crm_verify がエラーにします（"Cannot perform mandatory colocation with non-colocated group"）。',
      fix: 'グループのメンバーを指定するか、collocated を削除してグループを同居させます。',
    },
  },
  check(pacemaker, report) {
    if (!writesMeta(pacemaker, 'collocated')) return;
    const { facts, resources } = pacemaker;
    const refusedBy = ifPlaced(facts);
    for (const { kind, uses, score } of facts.constraints) {
      if (kind !== 'colocation' || !isMandatory(score?.value)) continue;
      for (const { id } of uses) {
        const group = resources.get(id.value);
        if (group?.kind !== 'group') continue;
        const { value, at, unknown, possible } = metaInForce(pacemaker, group, 'collocated');
        if (!at || unknown || possible.length > 0 || truth(value) !== false) continue;
        report(
          id.at,
          {
            en: `group "${id.value}" has collocated=false, so nothing can be colocated with it at score INFINITY`,
            ja: `グループ "${id.value}" は collocated=false のため、スコア INFINITY の同居制約は無視されます`,
          },
          {
            ...(refusedBy.length > 0 ? { refusedBy } : {}),
            related: [{ ...at, message: { en: 'collocated is set here', ja: 'collocated の指定' } }],
          },
        );
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
      <group id="front">
        <meta_attributes id="front-meta">
          <nvpair id="front-collocated" name="collocated" value="false"/>
        </meta_attributes>
        <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
        <primitive id="web" class="ocf" provider="heartbeat" type="apache"/>
      </group>
      <primitive id="log" class="ocf" provider="heartbeat" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_colocation id="log-with-front" rsc="log" with-rsc="front" score="INFINITY"/>
                                                              ^^^^^ group "front" has collocated=false, so nothing can be colocated with it at score INFINITY
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
      <group id="front">
        <meta_attributes id="front-meta">
          <nvpair id="front-collocated" name="collocated" value="false"/>
        </meta_attributes>
        <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
        <primitive id="web" class="ocf" provider="heartbeat" type="apache"/>
      </group>
      <primitive id="log" class="ocf" provider="heartbeat" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_colocation id="log-with-vip" rsc="log" with-rsc="vip" score="INFINITY"/>
      <rsc_colocation id="log-near-front" rsc="log" with-rsc="front" score="500"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});

/** Without a score a colocation is mandatory. */
function isMandatory(score: string | undefined): boolean {
  return score === undefined || /^\+?INFINITY$/.test(score) || Number.parseInt(score, 10) >= 1_000_000;
}
