import { sidebarConfig, useSidebarOpenState } from '@backstage/core-components';
import { Link } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    height: 3 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    marginLeft: 22,
    color: theme.palette.common.white,
    fontSize: 18,
    fontWeight: 600,
    textDecoration: 'none',
    whiteSpace: 'nowrap',
  },
  icon: { width: 28, height: 28, flex: 'none' },
  title: { marginLeft: 12 },
}));

export const SidebarLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();

  return (
    <div className={classes.root}>
      <Link href="/" className={classes.link} aria-label="Home">
        <img src="/icon.svg" alt="" className={classes.icon} />
        {isOpen && <span className={classes.title}>Portal</span>}
      </Link>
    </div>
  );
};
