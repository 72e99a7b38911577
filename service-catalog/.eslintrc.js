module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // A construct joins its scope when it is made; most need no further hold.
    'no-new': 'off',
  },
});
