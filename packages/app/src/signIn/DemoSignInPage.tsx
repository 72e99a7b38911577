import { ErrorPanel, ProxiedSignInPage } from '@backstage/core-components';
import { coreApis, IdentityApi, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Flex } from '@backstage/ui';
import { useState } from 'react';
import { chosenPerson } from './chosenPerson';
import styles from './DemoSignInPage.module.css';
import { DemoPerson, readDemoPeople } from './demoPeople';

const PersonChooser = (props: {
  title: string;
  people: DemoPerson[];
  onChoose(person: DemoPerson): void;
}) => (
  <section className={styles.card} aria-labelledby="sign-in-title">
    <h1 id="sign-in-title" className={styles.title}>
      {props.title}
    </h1>
    {props.people.length === 0 ? (
      <Alert
        status="warning"
        title="No sign-in is configured"
        description="The demo organisation is off. Install a Backstage sign-in provider and its sign-in page."
      />
    ) : (
      <>
        <p className={styles.lead}>
          This is a demo organisation. Who would you like to be?
        </p>
        <ul className={styles.people}>
          {props.people.map(person => (
            <li key={person.user}>
              <button
                type="button"
                className={styles.person}
                onClick={() => props.onChoose(person)}
              >
                <span className={styles.personTitle}>{person.title}</span>
                <span className={styles.personDescription}>
                  {person.description}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
);

export const DemoSignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const config = useApi(coreApis.config);
  const [user, setUser] = useState(chosenPerson.get());

  const choose = (person: DemoPerson) => {
    chosenPerson.set(person.user);
    setUser(person.user);
  };
  const startOver = () => {
    chosenPerson.forget();
    setUser(undefined);
  };

  if (user) {
    return (
      <ProxiedSignInPage
        provider="demo"
        headers={{ 'x-demo-user': user }}
        onSignInSuccess={identity =>
          onSignInSuccess(forgettingOnSignOut(identity))
        }
        ErrorComponent={({ error }) => (
          <main className={styles.page}>
            <Flex direction="column" gap="4">
              {error && <ErrorPanel title="Sign-in failed" error={error} />}
              <Button onPress={startOver}>Choose somebody else</Button>
            </Flex>
          </main>
        )}
      />
    );
  }
  return (
    <main className={styles.page}>
      <PersonChooser
        title={config.getOptionalString('app.title') ?? 'Portal'}
        people={readDemoPeople(config)}
        onChoose={choose}
      />
    </main>
  );
};

function forgettingOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    getProfileInfo: () => identity.getProfileInfo(),
    signOut: async () => {
      chosenPerson.forget();
      await identity.signOut();
    },
  };
}
