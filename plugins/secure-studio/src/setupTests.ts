import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages load lazily, which takes its time where many tests run at once.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
