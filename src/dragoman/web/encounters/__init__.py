"""What the pages of encounters show: `listing` a line each, `facts` what reports say of one, `compared` accounts."""
