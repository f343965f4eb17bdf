import { isCibElement } from '../cluster/cib-elements.ts';
import { refusedBy, schemaRefuses } from '../cluster/cib-verdict.ts';
import { pacemakerIds } from '../cluster/pacemaker-ids.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/duplicate-id',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Two elements have the same id.',
      why: 'An id is unique in the whole configuration, whatever the elements are: the schema says so, and xmllint and crm_verify refuse the file ("ID … redefined").',
      fix: 'Give one of them another id, and change what refers to it.',
    },
    ja: {
      what: '2 つの要素が同じ id を持っています。',
      why: 'id は要素の種類にかかわらず、設定全体で一意です。スキーマで決められており、xmllint と crm_verify はファイルをエラーにします（"ID … redefined"）。',
      fix: '一方の id を変更し、それを参照している箇所も直します。',
    },
  },
  check({ facts }, report) {
    const { repeated, isPadded } = pacemakerIds(facts);
    if (repeated.length === 0 && !isPadded) return;
    const seen = new Map<string, (typeof facts.ids)[number]>();
    let freeId: ((id: string) => string) | undefined;
    const bySchema = schemaRefuses(facts);
    for (const item of facts.ids) {
      const { id, element } = item;
      if (!isCibElement(element)) continue;
      // The schema compares ids without the blanks around them.
      const name = bySchema ? id.value.trim() : id.value;
      const first = seen.get(name);
      if (!first) {
        seen.set(name, item);
        continue;
      }
      freeId ??= freeIds(facts.ids.map(i => i.id.value));
      const free = freeId(name);
      report(
        id.at,
        {
          en: `id "${name}" of this ${element} is already used by another element (${first.element})`,
          ja: `この ${element} の id "${name}" は、既に別の要素（${first.element}）が使用しています`,
        },
        {
          ...refusedBy(bySchema ? ['rng', 'crm_verify'] : []),
          related: [
            {
              ...first.id.at,
              message: {
                en: `"${name}" is first used here`,
                ja: `"${name}" はここで最初に使用されています`,
              },
            },
          ],
          fixes: [
            {
              title: {
                en: `Change id "${name}" to "${free}"`,
                ja: `id "${name}" を "${free}" に変更する`,
              },
              safe: false,
              edits: [{ file: id.at.file, span: id.at.span, newText: free }],
            },
          ],
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
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
      <primitive id="vip" class="ocf" provider="heartbeat" type="apache"/>
                     ^^^ id "vip" of this primitive is already used by another element (primitive)
    </resources>
    <constraints>
      <rsc_location id="vip" rsc="vip" node="alpha" score="100"/>
                        ^^^ id "vip" of this rsc_location is already used by another element (primitive)
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
    <nodes>
      <node id="1" uname="alpha"/>
    </nodes>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
    </resources>
    <tags>
      <tag id="web"><obj_ref id="vip"/></tag>
    </tags>
    <acls>
      <acl_target id="vip"><role id="operator"/></acl_target>
      <acl_role id="operator"><acl_permission id="operator-1" kind="read" xpath="/cib"/></acl_role>
    </acls>
  </configuration>
</cib>
`,
    ],
  },
});

/** Gives ids with a number behind them that no element has; each counts as taken from then on. */
function freeIds(ids: readonly string[]): (id: string) => string {
  const taken = new Set(ids);
  const last = new Map<string, number>();
  return id => {
    let n = (last.get(id) ?? 1) + 1;
    while (taken.has(`${id}-${n}`)) n++;
    last.set(id, n);
    taken.add(`${id}-${n}`);
    return `${id}-${n}`;
  };
}
