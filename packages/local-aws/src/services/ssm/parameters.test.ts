import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  ListTagsForResourceCommand,
  PutParameterCommand,
  PutParameterRequest,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { useTestServer } from '../testServer';

const server = useTestServer();
let ssm: SSMClient;
beforeEach(() => {
  ssm = new SSMClient(server.clientOptions());
});

const put = (overrides: Partial<PutParameterRequest> = {}) =>
  ssm.send(
    new PutParameterCommand({
      Name: '/studio/version',
      Type: 'String',
      Value: '0.1',
      ...overrides,
    }),
  );

describe('a parameter', () => {
  it('has a value, a version and tags', async () => {
    await put({ Tags: [{ Key: 'team', Value: 'a' }] });
    await put({ Value: '0.2', Overwrite: true });
    expect(
      (await ssm.send(new GetParameterCommand({ Name: '/studio/version' })))
        .Parameter,
    ).toMatchObject({
      ARN: 'arn:aws:ssm:eu-west-1:111122223333:parameter/studio/version',
      Value: '0.2',
      Version: 2,
    });
    expect(
      (
        await ssm.send(
          new ListTagsForResourceCommand({
            ResourceType: 'Parameter',
            ResourceId: '/studio/version',
          }),
        )
      ).TagList,
    ).toEqual([{ Key: 'team', Value: 'a' }]);
  });

  it.each([
    ['a name that exists', {}, 'ParameterAlreadyExists'],
    ['a name of AWS', { Name: '/aws/x' }, 'ValidationException'],
    ['a path without its first slash', { Name: 'a/b' }, 'ValidationException'],
    [
      'a value against its pattern',
      { Name: '/p', AllowedPattern: '^x$' },
      'ParameterPatternMismatchException',
    ],
    [
      'a secret',
      { Name: '/s', Type: 'SecureString' as const },
      'UnsupportedParameterType',
    ],
  ])('is refused with %s', async (_, overrides, name) => {
    await put();
    await expect(put(overrides)).rejects.toMatchObject({ name });
  });

  it('is read with others by name and by path', async () => {
    await put({ Name: '/studio/a' });
    await put({ Name: '/studio/deeper/b' });
    expect(
      await ssm.send(
        new GetParametersCommand({ Names: ['/studio/a', '/studio/none'] }),
      ),
    ).toMatchObject({
      Parameters: [{ Name: '/studio/a' }],
      InvalidParameters: ['/studio/none'],
    });
    const byPath = async (Recursive: boolean) => {
      const { Parameters } = await ssm.send(
        new GetParametersByPathCommand({ Path: '/studio', Recursive }),
      );
      return Parameters?.map(({ Name }) => Name);
    };
    expect(await byPath(false)).toEqual(['/studio/a']);
    expect(await byPath(true)).toEqual(['/studio/a', '/studio/deeper/b']);
  });

  it('is deleted once', async () => {
    await put();
    const remove = () =>
      ssm.send(new DeleteParameterCommand({ Name: '/studio/version' }));
    await remove();
    await expect(remove()).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });
});
