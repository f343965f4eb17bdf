import { isCibElement } from '../cluster/cib-elements.ts';
import { refusedBy, refusesUnknown, tagMembersAreReferences } from '../cluster/cib-verdict.ts';
import { changeName, definedAt, didYouMean, suggester } from '../cluster/did-you-mean.ts';
import type { Located } from '../cluster/effective.ts';
import type { NameReference } from '../cluster/pacemaker.ts';
import { isId, referenceTargets } from '../cluster/pacemaker-references.ts';
import type { Tool } from '../schema/entry.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/unknown-reference',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A constraint, tag, template, ACL or id-ref names something that does not exist.',
      why: 'A reference must name an id of the configuration: xmllint and crm_verify refuse the file otherwise ("references an unknown ID"). Members of tags are free text since schema pacemaker-3.3, and are then missed only when a constraint uses the tag; a container of a primitive is looked up by crm_verify.',
      fix: 'Correct the name, or add what it names. In a file that is only a part of a configuration nothing is reported.',
    },
    ja: {
      what: '制約、tag、テンプレート、ACL、id-ref のいずれかが、存在しないものを参照しています。',
      why: '参照は設定内のいずれかの id を指す必要があり、そうでなければ xmllint と crm_verify がファイルをエラーにします（"references an unknown ID"）。tag のメンバーはスキーマ pacemaker-3.3 以降では自由な文字列で、制約がその tag を使うときにだけ検査されます。プリミティブの container は crm_verify が検査します。',
      fix: '名前を直すか、参照先を追加します。設定の一部だけのファイルでは検出しません。',
    },
  },
  check(pacemaker, report) {
    const { facts, version } = pacemaker;
    if (!facts.whole || facts.incomplete) return;
    const { hasId, usedTags, constrainable, nodes } = referenceTargets(pacemaker);
    const usedMembers = new Set(
      facts.tags.filter(t => usedTags.has(t.id?.value ?? '')).flatMap(t => t.members.map(m => m.at.span.start)),
    );
    let suggestResource: ((word: string) => string | undefined) | undefined;
    const suggestTemplate = suggester([...pacemaker.templates.keys()]);
    const suggestOther = new Map<string, (word: string) => string | undefined>();
    const suggest = ({ wanted, name, element }: NameReference): string | undefined => {
      if (wanted === 'resource-or-tag' || wanted === 'resource') {
        suggestResource ??= suggester(constrainable());
        return suggestResource(name.value);
      }
      if (wanted === 'template') return suggestTemplate(name.value);
      const of = wanted === 'role' ? 'acl_role' : (element ?? '');
      let found = suggestOther.get(of);
      if (!found) {
        found = suggester(facts.ids.filter(i => of === '' || i.element === of).map(i => i.id.value));
        suggestOther.set(of, found);
      }
      return found(name.value);
    };

    // The schema compares ids without the blanks around them, Pacemaker letter by letter.
    let padded: ReadonlySet<string> | undefined;
    const knownToSchema = (name: string): boolean => {
      padded ??= new Set(facts.ids.map(i => withoutBlanks(i.id.value)));
      return padded.has(withoutBlanks(name));
    };
    let places: Map<string, Located<string>> | undefined;
    for (const reference of facts.references) {
      const { name, wanted, element } = reference;
      if (wanted === 'node' || wanted === 'fencing-device' || hasId(name.value)) continue;
      if (wanted === 'tag-member' && nodes.has(name.value)) continue;
      // An element that does not exist refers to nothing.
      if (wanted === 'same-element' && element !== undefined && !isCibElement(element)) continue;
      // A container may have any name, and the empty one is looked for as well.
      if (wanted !== 'resource' && !isId(withoutBlanks(name.value))) continue;
      const tools: Readonly<Record<Exclude<typeof wanted, 'node' | 'fencing-device'>, () => Tool[]>> = {
        resource: () => ['crm_verify'],
        'resource-or-tag': () => refusesUnknown(facts, 'resource', version),
        template: () => refusesUnknown(facts, 'template', version),
        role: () => refusesUnknown(facts, 'other', version),
        'any-id': () => refusesUnknown(facts, 'other', version),
        'same-element': () => refusesUnknown(facts, 'pairs', version),
        'tag-member': () =>
          tagMembersAreReferences(facts)
            ? ['rng', 'crm_verify']
            : usedMembers.has(name.at.span.start)
              ? ['crm_verify']
              : [],
      };
      const meant = suggest(reference);
      if (meant !== undefined) places ??= new Map(facts.ids.map(i => [i.id.value, i.id]));
      const place = meant === undefined ? undefined : places?.get(meant);
      report(name.at, didYouMean(messages[wanted](name.value, element ?? ''), meant), {
        ...refusedBy(tools[wanted]().filter(tool => tool !== 'rng' || !knownToSchema(name.value))),
        ...(meant === undefined ? {} : { fixes: [changeName(name, meant)] }),
        ...(place ? { related: [definedAt(place)] } : {}),
      });
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="web1" class="ocf" provider="heartbeat" type="apache"/>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
    </resources>
    <constraints>
      <rsc_colocation id="web-with-vip" rsc="web" with-rsc="vip" score="INFINITY"/>
                                             ^^^ there is no resource "web" (did you mean "web1"?)
      <rsc_order id="disk-then-web" first="disk" then="web1"/>
                                           ^^^^ there is no resource "disk"
    </constraints>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="vip" template="address"/>
                                    ^^^^^^^ there is no template "address"
    </resources>
    <acls>
      <acl_target id="alice"><role id="operator"/></acl_target>
                                       ^^^^^^^^ there is no ACL role "operator"
    </acls>
    <tags>
      <tag id="front"><obj_ref id="vpi"/></tag>
                                   ^^^ there is no element with id "vpi" (did you mean "vip"?)
    </tags>
  </configuration>
</cib>
`,
    ],
    good: [
      `
A part of a configuration: the resource may stand in the rest.

-- constraints.xml --
<constraints>
  <rsc_location id="web-on-alpha" rsc="web" node="alpha" score="100"/>
</constraints>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
    </resources>
    <constraints>
      <rsc_location id="front-on-alpha" rsc="front" node="alpha" score="100"/>
    </constraints>
    <tags>
      <tag id="front"><obj_ref id="vip"/></tag>
    </tags>
  </configuration>
</cib>
`,
    ],
  },
});

function withoutBlanks(id: string): string {
  return id.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, '');
}

const resource = (name: string): Text => ({
  en: `there is no resource "${name}"`,
  ja: `リソース "${name}" はありません`,
});
const element = (name: string): Text => ({
  en: `there is no element with id "${name}"`,
  ja: `id が "${name}" の要素はありません`,
});

const messages: Readonly<
  Record<Exclude<NameReference['wanted'], 'node' | 'fencing-device'>, (name: string, element: string) => Text>
> = {
  resource,
  'resource-or-tag': resource,
  template: name => ({ en: `there is no template "${name}"`, ja: `テンプレート "${name}" はありません` }),
  role: name => ({ en: `there is no ACL role "${name}"`, ja: `ACL ロール "${name}" はありません` }),
  'same-element': (name, of) => ({
    en: `there is no ${of} with id "${name}"`,
    ja: `id が "${name}" の ${of} はありません`,
  }),
  'tag-member': element,
  'any-id': element,
};
