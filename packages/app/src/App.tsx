import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import secureStudioPlugin, {
  secureStudioScaffolderModule,
} from 'backstage-plugin-secure-studio';
import { navigationModule } from './navigation';
import { demoSignInModule } from './signIn';

export default createApp({
  features: [
    catalogPlugin,
    secureStudioPlugin,
    secureStudioScaffolderModule,
    navigationModule,
    demoSignInModule,
  ],
});
