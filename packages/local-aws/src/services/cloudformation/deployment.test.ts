import { deployAssembly } from '../../assembly';
import { createAccount } from './testing/createAccount';
import { readFileSync } from 'node:fs';

describe('creating a stack', () => {
  jest.setTimeout(200000); it('x', async () => {
    const account = createAccount();
    try {
    await deployAssembly({ directory: '/tmp/cdkout', invoke: account.invoke, accountId: '111122223333', region: 'eu-west-1' });
    await deployAssembly({ directory: '/tmp/cdkout', invoke: account.invoke, accountId: '111122223333', region: 'eu-west-1' });
    const t = Date.now();
    const m = JSON.parse(readFileSync('/tmp/cdkout/SecureStudioCatalog.assets.json','utf8'));
    const key = Object.values<any>(m.files).find(f => f.source.path.includes('product')).destinations;
    const d: any = Object.values(key)[0];
    const stack = await account.createStack({}, { StackName: 'SC-111122223333-pp-abc', TemplateBody: undefined, TemplateURL: `https://s3.eu-west-1.amazonaws.com/cdk-hnb659fds-assets-111122223333-eu-west-1/${d.objectKey}`, Parameters: [
      { ParameterKey: 'EnvironmentName', ParameterValue: 'team-a-first' },
      { ParameterKey: 'Team', ParameterValue: 'group:default/team-a' },
      { ParameterKey: 'UserProfileName', ParameterValue: 'ann' },
      { ParameterKey: 'UserProfileOwner', ParameterValue: 'user:default/ann' },
    ], Tags: [{Key: 'secure-studio:environment', Value: 'team-a-first'},{Key: 'aws:servicecatalog:productArn', Value: 'arn:x'}]});
    console.log('ms', Date.now() - t);
    console.log(JSON.stringify(stack, null, 1));
    console.log((await account.events(stack.StackId ?? '')).map(e => `${e.LogicalResourceId} ${e.PhysicalResourceId} ${e.ResourceStatus} ${e.ResourceStatusReason ?? ''}`).join('\n'));
    const gone = await account.deleteStack(stack.StackId ?? '');
    console.log(gone.StackStatus, gone.StackStatusReason, (await account.events(stack.StackId ?? '')).filter(e => e.ResourceStatus?.startsWith('DELETE_F')||e.ResourceStatus==='DELETE_SKIPPED' as any).map(e => `${e.LogicalResourceId} ${e.PhysicalResourceId} ${e.ResourceStatus} ${e.ResourceStatusReason ?? ''}`).join('\n'));
    } catch (e) { console.log(e); }
    console.log(account.calls().filter(c => c.outcome !== 'ok').map(c => `${c.service} ${c.operation} ${c.outcome} ${c.message??''} ${JSON.stringify(c.parameters).slice(0,600)}`).join('\n'));
  });
});
