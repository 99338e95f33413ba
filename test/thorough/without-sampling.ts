process.env['TESTS'] = 'thorough';
