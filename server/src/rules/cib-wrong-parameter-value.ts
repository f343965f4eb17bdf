import { agentUses } from '../cluster/agent-uses.ts';
import { changeName } from '../cluster/did-you-mean.ts';
import type { ValueType } from '../schema/value.ts';
import { agentValue } from '../schema/values/agent-value.ts';
import { nearest } from '../text/nearest.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/wrong-parameter-value',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The value of a parameter is not of the type that the metadata of the agent names.',
      why: 'Pacemaker looks at no parameter. What the agent makes of such a value is up to it: most take another value, or fail. Types that the default of the parameter itself breaks are not checked.',
      fix: 'Write a value of the type that the message names.',
    },
    ja: {
      what: 'パラメータの値が、エージェントのメタデータに書かれた型ではありません。',
      why: 'Pacemaker はパラメータを確認しません。このような値の扱いはエージェントによって異なり、多くは別の値を使うか、失敗します。デフォルト値自体が型に合わないパラメータは検査しません。',
      fix: 'メッセージが示す型の値を書きます。',
    },
  },
  check(pacemaker, report, model) {
    for (const use of agentUses(pacemaker, model)) {
      for (const { name, value } of use.own) {
        const parameter = use.agent.parameters.get(name.value);
        // Templates of other tools and references to the environment are filled in later.
        if (!parameter || !value) continue;
        const type = stricter[`${use.agent.name} ${name.value}`] ?? agentValue(parameter.type, parameter.values);
        const reading = type.read(value.value, pacemaker.version);
        if (reading.ok || /[$%{}]|^#default$/i.test(value.value)) continue;
        const near = nearest(value.value, parameter.values ?? []);
        report(
          value.at,
          {
            en: `${name.value}: ${reading.message.en}`,
            ja: `${name.value} の値 ${reading.message.ja}`,
          },
          near === undefined ? {} : { fixes: [changeName(value, near)] },
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
      <primitive id="ping" class="ocf" provider="pacemaker" type="ping">
        <instance_attributes id="ping-ia">
          <nvpair id="ping-hosts" name="host_list" value="10.0.0.254"/>
          <nvpair id="ping-attempts" name="attempts" value="three"/>
                                                            ^^^^^ attempts: "three" is not a whole number
        </instance_attributes>
      </primitive>
    </resources>
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
      <primitive id="ping" class="ocf" provider="pacemaker" type="ping">
        <instance_attributes id="ping-ia">
          <nvpair id="ping-hosts" name="host_list" value="10.0.0.254"/>
          <nvpair id="ping-dampen" name="dampen" value="5s"/>
          <nvpair id="ping-attempts" name="attempts" value="3"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

/** A number of bits, or the mask itself; the metadata calls it a string. */
const netmask: Pick<ValueType, 'read'> = {
  read(text) {
    if (text === '' || /^\d{1,3}$|^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return { ok: true, value: text };
    return {
      ok: false,
      problem: 'wrong-value',
      message: {
        en: `"${text}" is not a prefix length (such as 24)`,
        ja: `"${text}" はプレフィックス長（24 など）ではありません`,
      },
    };
  },
};

/** Parameters whose agents check more than the metadata says. */
const stricter: Readonly<Record<string, Pick<ValueType, 'read'>>> = {
  'ocf:heartbeat:IPaddr2 cidr_netmask': netmask,
  'ocf:heartbeat:IPaddr cidr_netmask': netmask,
};
