"""Long reports cut into sections: a country, a chapter, front and back matter."""
