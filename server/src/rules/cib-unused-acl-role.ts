import { isWhole } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/unused-acl-role',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An ACL role belongs to nobody.',
      why: 'No user and no group has the role, so its permissions apply to nobody (Pacemaker Explained, Access Control Lists).',
      fix: 'Give the role to a user or group, or remove it.',
    },
    ja: {
      what: 'どのユーザにも割り当てられていない ACL ロールがあります。',
      why: 'このロールを持つユーザもグループもないため、権限は誰にも適用されません（Pacemaker Explained、Access Control Lists）。',
      fix: 'ユーザまたはグループに割り当てるか、削除します。',
    },
  },
  check(pacemaker, report) {
    const { aclRoles, aclTargets } = pacemaker.facts;
    if (!isWhole(pacemaker)) return;
    const used = new Set(aclTargets.flatMap(t => t.roles.map(r => r.value)));
    for (const { id } of aclRoles) {
      if (!id || used.has(id.value)) continue;
      report(id.at, {
        en: `no user and no group has the ACL role "${id.value}"`,
        ja: `ACL ロール "${id.value}" を持つユーザもグループもありません`,
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
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <acls>
      <acl_role id="watcher">
                    ^^^^^^^ no user and no group has the ACL role "watcher"
        <acl_permission id="watcher-read" kind="read" xpath="/cib"/>
      </acl_role>
    </acls>
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
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <acls>
      <acl_target id="alice">
        <role id="watcher"/>
      </acl_target>
      <acl_role id="watcher">
        <acl_permission id="watcher-read" kind="read" xpath="/cib"/>
      </acl_role>
    </acls>
  </configuration>
</cib>
`,
    ],
  },
});
