module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // A construct joins its scope when it is made; most need no further hold.
    'no-new': 'off',
    // The assertions of CDK throw as `expect` does.
    'jest/expect-expect': [
      'error',
      {
        assertFunctionNames: [
          'expect',
          '**.hasResourceProperties',
          '**.resourceCountIs',
        ],
      },
    ],
  },
});
