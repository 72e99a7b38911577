import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  EventBridgeClient,
  ListRulesCommand,
} from '@aws-sdk/client-eventbridge';
import { createLocalAws } from 'local-aws';
import { isAllowed } from '../__testUtils__/simulation';
import { clientOptions } from './__testUtils__/findings';
import {
  guardrailsTemplate,
  synthesizeGuardrails,
  type GuardrailsTemplate,
} from './__testUtils__/guardrails';

const reportDirectory = synthesizeGuardrails({ recordConfiguration: true });
const withoutRecorder = synthesizeGuardrails();
const report = guardrailsTemplate(reportDirectory);
const stop = guardrailsTemplate(synthesizeGuardrails({ responder: 'stop' }));

const resources = ({ Resources }: GuardrailsTemplate, type: string) =>
  Object.values(Resources).filter(({ Type }) => Type === type);

interface Target {
  readonly Id: string;
  readonly DeadLetterConfig?: object;
  readonly InputTransformer: { readonly InputTemplate: string };
}
const targets = (template: GuardrailsTemplate) =>
  resources(template, 'AWS::Events::Rule').flatMap(
    ({ Properties }) => Properties.Targets as Target[],
  );

describe('the queues of the findings', () => {
  it('are encrypted with a key that rotates, and keep what they get for 14 days', () => {
    const [key, ...others] = resources(report, 'AWS::KMS::Key');
    expect(others).toEqual([]);
    expect(key?.Properties.EnableKeyRotation).toBe(true);
    const queues = resources(report, 'AWS::SQS::Queue');
    expect(queues).toHaveLength(2);
    for (const { Properties } of queues) {
      expect(Properties.KmsMasterKeyId).toMatchObject({
        'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'],
      });
      expect(Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
    }
  });

  it('take messages of the stack’s rules only, and over TLS only', async () => {
    const aws = await createLocalAws({ assemblyDirectory: reportDirectory });
    const sqs = new SQSClient(clientOptions(aws));
    const { Rules = [] } = await new EventBridgeClient(clientOptions(aws)).send(
      new ListRulesCommand({}),
    );
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
    for (const QueueUrl of QueueUrls) {
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      const may = (
        sourceArn: string,
        principal = 'events.amazonaws.com',
        tls = 'true',
      ) =>
        isAllowed({
          principal,
          action: 'sqs:SendMessage',
          resource: String(Attributes?.QueueArn),
          resourceAccount: '111122223333',
          resourcePolicy: JSON.parse(String(Attributes?.Policy)),
          context: {
            'aws:SourceArn': sourceArn,
            'aws:SecureTransport': tls,
            'aws:PrincipalIsAWSService': 'true',
          },
        });
      for (const { Arn = '' } of Rules) {
        await expect(may(Arn)).resolves.toBe(true);
      }
      const [{ Arn = '' } = {}] = Rules;
      await expect(may(`${Arn}-2`)).resolves.toBe(false);
      await expect(may(Arn, 'sns.amazonaws.com')).resolves.toBe(false);
      await expect(may(Arn, undefined, 'false')).resolves.toBe(false);
    }
    expect(QueueUrls).toHaveLength(2);
    await aws.close();
  });
});

describe('every finding', () => {
  it('has the same members, and a queue for what cannot be delivered', () => {
    for (const { Id, InputTransformer, DeadLetterConfig } of targets(report)) {
      expect(Id).toBe('Findings');
      expect(DeadLetterConfig).toBeDefined();
      const filled = InputTransformer.InputTemplate.replace(/:<\w+>/g, ':null');
      expect(Object.keys(JSON.parse(filled))).toEqual([
        'control',
        'severity',
        'account',
        'region',
        'time',
        'resource',
        'principal',
        'detail',
      ]);
    }
    expect(targets(report).length).toBeGreaterThan(25);
  });
});

describe('the responder', () => {
  it('is not there where jobs are only reported', () => {
    expect(resources(report, 'AWS::SSM::Document')).toEqual([]);
    expect(JSON.stringify(report)).not.toContain('sagemaker:Stop');
    expect(JSON.stringify(report)).not.toContain('automation-definition');
  });

  it('stops jobs outside a VPC or without an output key, and no others', () => {
    const stopping = Object.entries(stop.Resources)
      .filter(
        ([, { Type, Properties }]) =>
          Type === 'AWS::Events::Rule' &&
          (Properties.Targets as Target[]).some(({ Id }) => Id === 'Stop'),
      )
      .map(([id]) => id.replace(/[0-9A-F]{8}$/, ''));
    expect(stopping.sort()).toEqual([
      'HyperParameterTuningJobOutputWithoutKey',
      'HyperParameterTuningJobOutsideVpc',
      'ProcessingJobOutputWithoutKey',
      'ProcessingJobOutsideVpc',
      'TrainingJobOutputWithoutKey',
      'TrainingJobOutsideVpc',
      'TransformJobOutputWithoutKey',
    ]);
  });

  it('may stop jobs, start its own automations, and nothing else', () => {
    const statements = resources(stop, 'AWS::IAM::Role').flatMap(
      ({ Properties }) =>
        (
          Properties.Policies as {
            PolicyDocument: { Statement: { Action: string | string[] }[] };
          }[]
        ).flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
    );
    expect(statements.flatMap(({ Action }) => Action).sort()).toEqual([
      'iam:PassRole',
      'sagemaker:StopHyperParameterTuningJob',
      'sagemaker:StopProcessingJob',
      'sagemaker:StopTrainingJob',
      'sagemaker:StopTransformJob',
      'ssm:StartAutomationExecution',
    ]);
    expect(JSON.stringify(statements)).not.toMatch(/"Resource":"\*"/);
  });
});

describe('AWS Config', () => {
  it('has managed rules only, each once', () => {
    const identifiers = resources(report, 'AWS::Config::ConfigRule').map(
      ({ Properties }) => {
        const { Owner, SourceIdentifier } = Properties.Source as {
          Owner: string;
          SourceIdentifier: string;
        };
        expect(Owner).toBe('AWS');
        return SourceIdentifier;
      },
    );
    expect(identifiers).toContain('SAGEMAKER_DOMAIN_IN_VPC');
    expect(new Set(identifiers).size).toBe(identifiers.length);
  });

  it('brings its recorder where asked, before the rules, and none otherwise', () => {
    const type = 'AWS::Config::ConfigurationRecorder';
    expect(resources(stop, type)).toEqual([]);
    expect(resources(report, type)).toHaveLength(1);
    for (const rule of resources(report, 'AWS::Config::ConfigRule')) {
      expect(rule.DependsOn).toEqual([
        expect.stringMatching(/^RecorderChannel/),
      ]);
    }
  });

  it('cannot check where nothing records', async () => {
    await expect(
      createLocalAws({ assemblyDirectory: withoutRecorder }),
    ).rejects.toThrow(/Configuration recorder is not available/);
  });
});
