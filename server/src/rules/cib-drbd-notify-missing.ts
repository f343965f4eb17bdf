import type { Located } from '../cluster/effective.ts';
import { managedDrbd } from '../cluster/managed-drbd.ts';
import type { PacemakerModel, ResourceFacts } from '../cluster/pacemaker.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/drbd-notify-missing',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A clone of ocf:linbit:drbd has no notify=true.',
      why: 'Without notifications the agent does not learn what happens to its peers. It refuses every action but stop, monitor and validate-all with "you really should enable notify", unless its parameter ignore_missing_notifications is true (source of the agent in drbd-utils). crm_verify says nothing.',
      fix: 'Set the meta attribute notify of the clone to true.',
    },
    ja: {
      what: 'ocf:linbit:drbd のクローンに notify=true がありません。',
      why: '通知がないと、エージェントは対向ノードの状態の変化を知ることができません。パラメータ ignore_missing_notifications が true でない限り、stop、monitor、validate-all 以外のアクションはすべて "you really should enable notify" で失敗します（drbd-utils のエージェントのソース）。crm_verify は何も報告しません。',
      fix: 'クローンのメタ属性 notify を true にします。',
    },
  },
  check(pacemaker, report) {
    for (const { primitive, clone } of managedDrbd(pacemaker)) {
      if (!clone?.id || pacemaker.agent(primitive) !== 'ocf:linbit:drbd') continue;
      if (isYes(pacemaker.parameter(primitive, 'ignore_missing_notifications'))) continue;
      // What is set while a rule holds may be just this.
      if ([clone, primitive].some(r => dependsOnRules(r, pacemaker))) continue;
      // The agent looks at its environment, to which the meta attributes of the primitive go, too.
      const written = pacemaker.meta(clone, 'notify') ?? pacemaker.meta(primitive, 'notify');
      if (isYes(written)) continue;
      report(
        written?.at ?? clone.id.at,
        written
          ? {
              en: `notify is "${written.value}", but ocf:linbit:drbd starts only with notify true`,
              ja: `notify が "${written.value}" ですが、ocf:linbit:drbd は notify が true でなければ起動しません`,
            }
          : {
              en: `"${clone.id.value}" has no notify, but ocf:linbit:drbd starts only with notify true`,
              ja: `"${clone.id.value}" に notify がありませんが、ocf:linbit:drbd は notify が true でなければ起動しません`,
            },
        written
          ? {
              fixes: [
                {
                  title: { en: 'Set notify to true', ja: 'notify を true に設定する' },
                  safe: false,
                  edits: [{ file: written.at.file, span: written.at.span, newText: 'true' }],
                },
              ],
            }
          : {},
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
      <clone id="data-clone">
                 ^^^^^^^^^^ "data-clone" has no notify, but ocf:linbit:drbd starts only with notify true
        <meta_attributes id="data-clone-meta">
          <nvpair id="data-clone-meta-promotable" name="promotable" value="true"/>
        </meta_attributes>
        <primitive id="data" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="data-params">
            <nvpair id="data-params-drbd_resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
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
      <clone id="data-clone">
        <meta_attributes id="data-clone-meta">
          <nvpair id="data-clone-meta-promotable" name="promotable" value="true"/>
          <nvpair id="data-clone-meta-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="data" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="data-params">
            <nvpair id="data-params-drbd_resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

/** Words that Pacemaker and the agent take for yes; a template expression may stand for any of them. */
function isYes(written: Located<string> | undefined): boolean {
  return written !== undefined && !/^(?:false|no|n|off|0)?$/i.test(written.value.trim());
}

function dependsOnRules(resource: ResourceFacts, { facts, templates }: PacemakerModel): boolean {
  const template = resource.template && templates.get(resource.template.value);
  if (resource.template && !template) return true;
  const sets = [...resource.meta, ...(template?.meta ?? []), ...facts.rscDefaults];
  return sets.some(s => s.hasRule && s.pairs.some(p => p.name.value === 'notify'));
}
