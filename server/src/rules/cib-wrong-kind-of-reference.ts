import { isCibElement } from '../cluster/cib-elements.ts';
import { isStrict } from '../cluster/cib-verdict.ts';
import { changeName, definedAt } from '../cluster/did-you-mean.ts';
import type { Located } from '../cluster/effective.ts';
import type { NameReference, PacemakerModel, ResourceFacts } from '../cluster/pacemaker.ts';
import { referenceTargets } from '../cluster/pacemaker-references.ts';
import type { Text } from '../text/text.ts';
import { type Report, rule } from './rule.ts';

export default rule({
  id: 'cib/wrong-kind-of-reference',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A reference names an element of another kind than the place needs, or a resource inside a clone or bundle.',
      why: 'The schema is content with any id, but Pacemaker is not: crm_verify ignores a constraint whose id is no resource, tag or template in use, or belongs to a resource inside a clone or bundle ("is not a valid resource or tag"), and refuses to colocate two tags. An id-ref finds elements of its own kind only; crm_verify refuses it since 3.0, and 2.1 just mentions it.',
      fix: 'Name the clone or bundle instead of the resource inside it; otherwise correct the name.',
    },
    ja: {
      what: '参照先の要素の種類が違うか、参照先がクローンまたはバンドルの中のリソースです。',
      why: 'スキーマではどの id でも参照できますが、Pacemaker では使えないものがあります。リソース、tag、使用中のテンプレートのいずれでもない id や、クローンまたはバンドルの中のリソースを指定した制約は、crm_verify がエラーにして無視します（"is not a valid resource or tag"）。tag どうしの同居制約もエラーになります。id-ref は同じ種類の要素だけを参照でき、3.0 以降の crm_verify はエラーにします（2.1 は表示するだけです）。',
      fix: '中のリソースではなく、クローンまたはバンドルを指定します。それ以外の場合は名前を直します。',
    },
  },
  check(pacemaker, report) {
    const targets = referenceTargets(pacemaker);
    const { facts } = pacemaker;
    const usedMembers = new Set(
      facts.tags.filter(t => targets.usedTags.has(t.id?.value ?? '')).flatMap(t => t.members.map(m => m.at.span.start)),
    );
    for (const reference of facts.references) {
      const { name, wanted } = reference;
      const resource = wanted === 'resource-or-tag' ? pacemaker.resources.get(name.value) : undefined;
      // Most references are to resources that stand alone or in groups.
      if (resource && !pacemaker.container(resource)) continue;
      const found = targets.elementsOf(name.value);
      // A misspelt element may be of the right kind.
      if (!found?.every(isCibElement)) continue;
      if (wanted === 'resource-or-tag') {
        if (pacemaker.tags.has(name.value) && !pacemaker.resources.has(name.value)) continue;
        const users = targets.users.get(name.value) ?? [];
        checkConstrained(reference, found, users, pacemaker, report);
      } else if (wanted === 'tag-member' && usedMembers.has(name.at.span.start)) {
        checkMember(name, found, pacemaker, report);
      } else if (wanted === 'resource' && !pacemaker.resources.has(name.value)) {
        report(name.at, notA(name.value, 'resource', found), { refusedBy: ['crm_verify'] });
      } else if (wanted === 'template' && !pacemaker.templates.has(name.value)) {
        report(name.at, notA(name.value, 'template', found), { refusedBy: ['crm_verify'] });
      } else if (wanted === 'role' && !found.includes('acl_role')) {
        report(name.at, notA(name.value, 'ACL role', found));
      } else if (wanted === 'same-element' && !found.includes(reference.element ?? '')) {
        const strict = isStrict(pacemaker.version);
        report(
          name.at,
          {
            en: `id-ref can only name the id of another ${reference.element}, but "${name.value}" is the id of ${found[0]}`,
            ja: `id-ref に指定できるのは別の ${reference.element} の id ですが、"${name.value}" は ${found[0]} の id です`,
          },
          strict ? { refusedBy: ['crm_verify'] } : { severity: 'warning' },
        );
      }
    }
    checkTagPairs(pacemaker, report);
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="web-clone">
        <primitive id="web" class="ocf" provider="heartbeat" type="apache"/>
      </clone>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip-params"/>
      </primitive>
    </resources>
    <constraints>
      <rsc_colocation id="vip-with-web" rsc="vip" with-rsc="web" score="INFINITY"/>
                                                            ^^^ "web" is inside the clone "web-clone", so a constraint must name the clone
      <rsc_location id="vip-on-alpha" rsc="vip-params" node="alpha" score="100"/>
                                           ^^^^^^^^^^ "vip-params" is not a resource (instance_attributes has this id)
    </constraints>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <template id="address" class="ocf" provider="heartbeat" type="IPaddr2"/>
      <primitive id="vip" template="web"/>
                                    ^^^ "web" is not a template (primitive has this id)
      <primitive id="web" class="ocf" provider="heartbeat" type="apache">
        <meta_attributes id-ref="vip"/>
                                 ^^^ id-ref can only name the id of another meta_attributes, but "vip" is the id of primitive
      </primitive>
    </resources>
    <constraints>
      <rsc_location id="address-on-alpha" rsc="address" node="alpha" score="100"/>
                                               ^^^^^^^ no resource uses the template "address", so a constraint cannot name it
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
      <clone id="web-clone">
        <primitive id="web" class="ocf" provider="heartbeat" type="apache"/>
      </clone>
      <group id="front">
        <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
      </group>
    </resources>
    <constraints>
      <rsc_colocation id="vip-with-web" rsc="vip" with-rsc="web-clone" score="INFINITY"/>
      <rsc_location id="all-on-alpha" rsc="all" node="alpha" score="100"/>
    </constraints>
    <tags>
      <tag id="all"><obj_ref id="web-clone"/><obj_ref id="front"/></tag>
      <tag id="notes"><obj_ref id="web"/></tag>
    </tags>
  </configuration>
</cib>
`,
    ],
  },
});

/** What a constraint names: a resource outside clones and bundles, a tag, or a template in use. */
function checkConstrained(
  { name }: NameReference,
  found: readonly string[],
  users: readonly ResourceFacts[],
  pacemaker: PacemakerModel,
  report: Report,
): void {
  const resource = pacemaker.resources.get(name.value);
  const container = resource && pacemaker.container(resource);
  if (container) {
    report(name.at, inside(name.value, container), {
      refusedBy: ['crm_verify'],
      ...(container.id ? { related: [definedAt(container.id)], fixes: [changeName(name, container.id.value)] } : {}),
    });
    return;
  }
  if (resource) return;
  if (!pacemaker.templates.has(name.value)) {
    report(name.at, notA(name.value, 'resource', found), { refusedBy: ['crm_verify'] });
    return;
  }
  if (users.length === 0) {
    if (!pacemaker.facts.whole || pacemaker.facts.incomplete) return;
    report(
      name.at,
      {
        en: `no resource uses the template "${name.value}", so a constraint cannot name it`,
        ja: `テンプレート "${name.value}" を使うリソースがないため、この制約は無視されます`,
      },
      { refusedBy: ['crm_verify'] },
    );
    return;
  }
  const hidden = users.find(u => pacemaker.container(u));
  const around = hidden && pacemaker.container(hidden);
  if (!hidden?.id || !around?.id) return;
  const aroundName = `"${around.id.value}"`;
  report(
    name.at,
    {
      en: `"${hidden.id.value}", which uses the template "${name.value}", is inside ${aroundName}, so a constraint must name that`,
      ja: `テンプレート "${name.value}" を使う "${hidden.id.value}" が ${aroundName} の中にあるため、制約では ${aroundName} を指定する必要があります`,
    },
    { refusedBy: ['crm_verify'], related: [definedAt(hidden.id)] },
  );
}

/** A member of a tag that a constraint names: only a resource will do, neither a template nor another tag. */
function checkMember(name: Located<string>, found: readonly string[], pacemaker: PacemakerModel, report: Report): void {
  const resource = pacemaker.resources.get(name.value);
  const container = resource && pacemaker.container(resource);
  if (container) {
    report(name.at, inside(name.value, container), {
      refusedBy: ['crm_verify'],
      ...(container.id ? { related: [definedAt(container.id)], fixes: [changeName(name, container.id.value)] } : {}),
    });
  } else if (!resource) {
    report(name.at, notA(name.value, 'resource', found), { refusedBy: ['crm_verify'] });
  }
}

/** Of a colocation, only one side may stand for several resources. */
function checkTagPairs({ facts, tags, templates, resources }: PacemakerModel, report: Report): void {
  const isMany = (id: string): boolean => !resources.has(id) && (tags.has(id) || templates.has(id));
  for (const { kind, uses } of facts.constraints) {
    const [rsc, withRsc] = uses;
    if (kind !== 'colocation' || !rsc || !withRsc || !isMany(rsc.id.value) || !isMany(withRsc.id.value)) continue;
    report(
      withRsc.id.at,
      {
        en: `"${rsc.id.value}" and "${withRsc.id.value}" each stand for several resources (tag or template), and two such names cannot be colocated`,
        ja: `"${rsc.id.value}" と "${withRsc.id.value}" はどちらも複数のリソースを表す名前（tag またはテンプレート）のため、この同居制約は無視されます`,
      },
      { refusedBy: ['crm_verify'] },
    );
  }
}

function inside(name: string, { kind, id, element }: ResourceFacts): Text {
  const container = id ? `"${id.value}"` : element;
  return kind === 'bundle'
    ? {
        en: `"${name}" is inside the bundle ${container}, so a constraint must name the bundle`,
        ja: `"${name}" はバンドル ${container} の中にあるため、制約ではバンドルを指定する必要があります`,
      }
    : {
        en: `"${name}" is inside the clone ${container}, so a constraint must name the clone`,
        ja: `"${name}" はクローン ${container} の中にあるため、制約ではクローンを指定する必要があります`,
      };
}

function notA(name: string, kind: 'resource' | 'template' | 'ACL role', found: readonly string[]): Text {
  const has = `${found[0]} has this id`;
  switch (kind) {
    case 'resource':
      return {
        en: `"${name}" is not a resource (${has})`,
        ja: `"${name}" は ${found[0]} の id で、リソースではありません`,
      };
    case 'template':
      return {
        en: `"${name}" is not a template (${has})`,
        ja: `"${name}" は ${found[0]} の id で、テンプレートではありません`,
      };
    case 'ACL role':
      return {
        en: `"${name}" is not an ACL role (${has})`,
        ja: `"${name}" は ${found[0]} の id で、ACL ロールではありません`,
      };
  }
}
