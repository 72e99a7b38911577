import { http, https, verdict } from './__testUtils__/attempts';
import { environment, type Environment } from './__testUtils__/environment';

const allowing = (teamDomains: string) =>
  environment({ egressMode: 'allowlist', teamDomains });
const denying = (teamDomains: string) =>
  environment({ egressMode: 'denylist', teamDomains });

/** Both protocols that a list is about. */
const verdicts = (deployed: Environment, name: string) =>
  [https(name), http(name)].map(connection => verdict(deployed, connection));
const PASSED = ['pass', 'pass'];
const DROPPED = ['drop', 'drop'];

describe('T10 allowlist:', () => {
  it.each(['kaggle.com', 'www.kaggle.com', 'a.b.kaggle.com', 'WWW.Kaggle.com'])(
    'T10 %s passes when .kaggle.com is listed',
    name => {
      expect(verdicts(allowing('.kaggle.com'), name)).toEqual(PASSED);
    },
  );

  it.each(['notkaggle.com', 'kaggle.com.evil.io', 'kaggle.co', 'evil.io'])(
    'T10 %s never passes',
    name => {
      expect(verdicts(allowing('.kaggle.com'), name)).toEqual(DROPPED);
    },
  );

  it('T10 github.com does not pass until it is added', () => {
    expect(verdicts(allowing('.kaggle.com'), 'github.com')).toEqual(DROPPED);
    expect(verdicts(allowing('.kaggle.com,.github.com'), 'github.com')).toEqual(
      PASSED,
    );
  });

  it('T10 a name without a leading dot is itself alone', () => {
    const deployed = allowing('pypi.org');
    expect(verdicts(deployed, 'pypi.org')).toEqual(PASSED);
    expect(verdicts(deployed, 'www.pypi.org')).toEqual(DROPPED);
  });

  it('T10 TLS without a server name and HTTP without a host do not pass', () => {
    const deployed = allowing('.kaggle.com');
    expect(verdict(deployed, https())).toBe('drop');
    expect(verdict(deployed, http())).toBe('drop');
  });

  it('T10 an empty list passes nothing of the team', () => {
    expect(verdicts(allowing('.invalid'), 'kaggle.com')).toEqual(DROPPED);
  });

  it('T10 Studio reaches IAM, and no look-alike or other name of AWS', () => {
    const deployed = allowing('.kaggle.com');
    expect(verdict(deployed, https('iam.amazonaws.com'))).toBe('pass');
    for (const name of [
      'evil.iam.amazonaws.com',
      'iam.amazonaws.com.evil.io',
      'bucket.s3.us-west-2.amazonaws.com',
      'abc.execute-api.eu-west-1.amazonaws.com',
      'sqs.eu-west-1.amazonaws.com',
    ]) {
      expect([name, verdict(deployed, https(name))]).toEqual([name, 'drop']);
    }
  });

  it('T10 what is rejected instead of dropped is the same', () => {
    const deployed = environment({
      egressMode: 'allowlist',
      blockAction: 'reject',
    });
    expect(verdict(deployed, https('kaggle.com'))).toBe('pass');
    expect(verdict(deployed, https('github.com'))).not.toContain('pass');
  });
});

describe('T11 denylist:', () => {
  it.each(['kaggle.com', 'www.kaggle.com'])(
    'T11 %s is blocked from the start when .kaggle.com is listed',
    name => {
      expect(verdicts(denying('.kaggle.com'), name)).toEqual(DROPPED);
    },
  );

  it.each(['github.com', 'notkaggle.com', 'kaggle.com.evil.io'])(
    'T11 %s passes until it is added',
    name => {
      expect(verdicts(denying('.kaggle.com'), name)).toEqual(PASSED);
      expect(verdicts(denying(`.kaggle.com,.${name}`), name)).toEqual(DROPPED);
    },
  );

  it('T11 storage of other regions and APIs of any account are blocked', () => {
    const deployed = denying('.kaggle.com');
    for (const name of [
      'bucket.s3.us-west-2.amazonaws.com',
      's3.amazonaws.com',
      's3-us-west-2.amazonaws.com',
      'abc.execute-api.eu-west-1.amazonaws.com',
      'sqs.eu-west-1.amazonaws.com',
    ]) {
      expect([name, verdict(deployed, https(name))]).toEqual([name, 'drop']);
    }
    expect(verdict(deployed, https('iam.amazonaws.com'))).toBe('pass');
  });

  it('T11 what is rejected instead of dropped is blocked all the same', () => {
    const deployed = environment({
      egressMode: 'denylist',
      blockAction: 'reject',
    });
    expect(verdict(deployed, https('kaggle.com'))).toBe('reject');
    expect(verdict(deployed, https('github.com'))).toBe('pass');
  });
});

describe('T12 pip:', () => {
  it('T12 its hosts pass when .pypi.org and .pythonhosted.org are added', () => {
    const before = allowing('.kaggle.com');
    const after = allowing('.kaggle.com,.pypi.org,.pythonhosted.org');
    for (const name of ['pypi.org', 'files.pythonhosted.org']) {
      expect(verdict(before, https(name))).toBe('drop');
      expect(verdict(after, https(name))).toBe('pass');
    }
  });
});
